package org.doudi.policy.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.doudi.kernel.DivisionCode;
import org.doudi.kernel.InvalidValue;
import org.doudi.policy.Book;
import org.doudi.policy.Item;
import org.doudi.policy.Outcome;
import org.doudi.policy.Situation;
import org.doudi.policy.value.Value;
import org.doudi.policy.yaml.InvalidYaml;
import org.doudi.policy.yaml.YamlNode;
import org.doudi.policy.yaml.YamlValues;

/** Reads worked cases; what is not given is absent in a verified case and unknown in one that is not. */
public final class CaseReader {
    private static final Set<String> ENTRIES = Set.of(
            "case",
            "month",
            "division",
            "parameters",
            "verified",
            "unknown",
            "household",
            "members",
            "received",
            "identities",
            "applied_on",
            "decided_on",
            "expect",
            "note");
    private static final Set<String> EXPECTED =
            Set.of("answer", "amount", "from", "because", "needs", "person", "note");

    private static final String IDENTITY = "assistance_category";

    private final Book book;
    private final String file;
    private final ItemValues values;

    private CaseReader(Book book, String file) {
        this.book = book;
        this.file = file;
        this.values = new ItemValues(book.parameters());
    }

    /**
     * The cases of a file.
     *
     * @throws InvalidYaml with file and line, also for names that nothing has
     */
    public static List<WorkedCase> read(Book book, String file, String text) {
        var cases = new ArrayList<WorkedCase>();
        read(book, file, text, cases::add, invalid -> {
            throw invalid;
        });
        return List.copyOf(cases);
    }

    /**
     * Reads a file case by case: one that is not in the format leaves the others as they are.
     *
     * @param invalid is told of each such case, with file and line
     * @throws InvalidYaml if the file is no list of cases at all
     */
    static void read(Book book, String file, String text, Consumer<WorkedCase> good, Consumer<InvalidYaml> invalid) {
        var reader = new CaseReader(book, file);
        for (var node : YamlNode.read(file, text).list()) {
            try {
                good.accept(reader.read(node));
            } catch (InvalidYaml wrong) {
                invalid.accept(wrong);
            }
        }
    }

    private WorkedCase read(YamlNode node) {
        node.allowOnly(ENTRIES);
        var household = node.get("household");
        var allMembers = new ArrayList<YamlNode>();
        household.flatMap(home -> home.get("members")).ifPresent(list -> allMembers.addAll(list.list()));
        node.get("members").ifPresent(list -> allMembers.addAll(list.list()));
        boolean verified = node.get("verified").map(YamlValues::truth).orElse(true);
        var unknown = unknown(node, allMembers);
        var received =
                node.get("received").map(list -> received(list, allMembers)).orElse(List.of());
        var members = new ArrayList<Situation.Member>();
        for (var member : allMembers) {
            members.add(member(member, verified, unknown, received));
        }
        var month = YamlValues.month(node.required("month"));
        var firstDay = month.atDay(1);
        var situation = new Situation(
                division(node.required("division")),
                month,
                node.get("applied_on").map(YamlValues::day).orElse(firstDay),
                node.get("decided_on").map(YamlValues::day).orElse(firstDay),
                items(household, Item.Level.HOUSEHOLD, verified, unknown, ""),
                members,
                received,
                node.get("identities")
                        .map(list -> list.list().stream().map(YamlNode::text).toList())
                        .orElse(List.of()));
        return new WorkedCase(
                node.required("case").text(),
                file,
                node.line(),
                situation,
                node.get("parameters")
                        .map(stated -> Overrides.read(book.parameters(), stated))
                        .orElse(Map.of()),
                expected(node, members));
    }

    /** What a programme for persons gives, and nobody is named, is received by the only member. */
    private List<Value> received(YamlNode node, List<YamlNode> members) {
        var received = Received.read(node);
        if (members.size() != 1) {
            return received;
        }
        var only = members.getFirst().required("full_name").text();
        return received.stream()
                .map(one -> Received.named(one, only, this::isForPersons))
                .toList();
    }

    private boolean isForPersons(String code) {
        return book.policies().all().stream().anyMatch(policy -> policy.code().equals(code) && policy.isForPersons());
    }

    private static DivisionCode division(YamlNode node) {
        try {
            return DivisionCode.of(node.text());
        } catch (InvalidValue notACode) {
            throw node.error("a division code such as \"320412\" is expected, not '" + node.text() + "'");
        }
    }

    /** Unknown items by the name of their member, the household's under the empty name. */
    private Map<String, Set<String>> unknown(YamlNode node, List<YamlNode> members) {
        var names = members.stream().map(member -> member.textOf("full_name")).toList();
        var unknown = new HashMap<String, Set<String>>();
        for (var entry : node.get("unknown").map(YamlNode::list).orElse(List.of())) {
            int dot = entry.text().lastIndexOf('.');
            var owner = dot < 0 ? "" : entry.text().substring(0, dot);
            var item = entry.text().substring(dot + 1);
            if (dot >= 0 && !names.contains(owner)) {
                throw entry.error("no member is named " + owner);
            }
            var found = item(entry, item);
            if (dot >= 0 || found.level() == Item.Level.HOUSEHOLD) {
                unknown.computeIfAbsent(owner, _ -> new HashSet<>()).add(item);
            } else {
                names.forEach(name ->
                        unknown.computeIfAbsent(name, _ -> new HashSet<>()).add(item));
            }
        }
        return unknown;
    }

    private Item item(YamlNode at, String name) {
        return book.items().item(name).orElseThrow(() -> at.error("there is no item named " + name));
    }

    /** Who receives destitute support is a destitute person, whether or not the case also says so. */
    private Situation.Member member(
            YamlNode node, boolean verified, Map<String, Set<String>> unknown, List<Value> received) {
        var name = node.required("full_name").text();
        var items = items(Optional.of(node), Item.Level.MEMBER, verified, unknown, name);
        if (Received.by(received, "P02", name) && node.get(IDENTITY).isEmpty()) {
            items.put(IDENTITY, new Value.Text("特困"));
        }
        return new Situation.Member(name, items);
    }

    private Map<String, Value> items(
            Optional<YamlNode> node,
            Item.Level level,
            boolean verified,
            Map<String, Set<String>> unknown,
            String owner) {
        var items = new LinkedHashMap<String, Value>();
        if (verified) {
            book.items().items(level).forEach(item -> items.put(item.name(), item.absent()));
        }
        node.map(YamlNode::map).orElse(Map.of()).forEach((name, value) -> {
            if (!name.equals("members")) {
                var item = item(value, name);
                if (item.level() != level) {
                    throw value.error(
                            name + " is an item of the " + (level == Item.Level.MEMBER ? "household" : "members"));
                }
                items.put(name, values.read(item, value));
            }
        });
        unknown.getOrDefault(owner, Set.of()).forEach(items::remove);
        return items;
    }

    private List<WorkedCase.Expected> expected(YamlNode node, List<Situation.Member> members) {
        var expected = new ArrayList<WorkedCase.Expected>();
        node.required("expect").map().forEach((programme, stated) -> {
            if (book.policies().find(programme).isEmpty()) {
                throw stated.error("there is no programme " + programme);
            }
            for (var one : stated.isList() ? stated.list() : List.of(stated)) {
                for (var person : persons(one, programme, members)) {
                    expected.add(expected(programme, one, person));
                }
            }
        });
        return expected;
    }

    /** The members an expectation is about, one or several; the empty name stands for the household. */
    private List<String> persons(YamlNode node, String programme, List<Situation.Member> members) {
        var named = node.get("person")
                .map(person -> person.isList() ? person.list() : List.of(person))
                .orElse(List.of());
        for (var person : named) {
            if (members.stream().noneMatch(member -> member.id().equals(person.text()))) {
                throw person.error("no member is named " + person.text());
            }
        }
        var policy = book.policies().policy(programme);
        if (named.isEmpty() && policy.isForPersons()) {
            throw node.error(programme + " is for persons: name the person");
        }
        if (!named.isEmpty() && !policy.isForPersons() && !policy.hasSingleResults()) {
            throw node.error(programme + " is for households: name no person");
        }
        return named.isEmpty()
                ? List.of("")
                : named.stream().map(YamlNode::text).toList();
    }

    private static WorkedCase.Expected expected(String programme, YamlNode node, String person) {
        node.allowOnly(EXPECTED);
        return new WorkedCase.Expected(
                programme,
                person,
                answer(node.required("answer")),
                node.get("amount").map(YamlValues::number),
                node.get("from").map(YamlValues::month),
                node.get("because").map(YamlNode::text),
                node.get("needs")
                        .map(list -> list.list().stream().map(YamlNode::text).toList()));
    }

    private static Outcome.Answer answer(YamlNode node) {
        return switch (node.text()) {
            case "yes" -> Outcome.Answer.ENTITLED;
            case "presumed" -> Outcome.Answer.PRESUMED;
            case "depends" -> Outcome.Answer.DEPENDS;
            case "no" -> Outcome.Answer.NOT_ENTITLED;
            default -> throw node.error("the answer is \"yes\", \"presumed\", \"depends\" or \"no\"");
        };
    }
}
