package org.doudi.screening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.doudi.policy.Explanation;
import org.doudi.policy.Explanation.Result;
import org.doudi.policy.Item;
import org.doudi.policy.ItemCatalogue;
import org.doudi.policy.ItemRef;
import org.doudi.policy.Outcome.Answer;
import org.doudi.policy.Policy;
import org.doudi.policy.value.Value;
import org.doudi.programmes.BookInUse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes from the tree of an explanation what a person wants to see: the conditions, the sum, what is missing. */
@Component
class GroundMaker {
    /** The parameter the sum of dibao starts from. */
    static final String STANDARD = "dibao_standard";

    /** The decision whose value is the sum before top-ups. */
    static final String BASE_SUM = "保障金额";

    /** Items that say who counts: they stand behind every sum and would drown what it is about. */
    static final Set<String> WHO_COUNTS = Set.of("is_coresident", "exclusion_reason", "vital_status");

    private final BookInUse book;
    private final ItemCatalogue items;

    GroundMaker(BookInUse book, ItemCatalogue items) {
        this.book = book;
        this.items = items;
    }

    Ground ground(Reason reason) {
        var verdict = reason.verdict();
        var tree = reason.outcome().explanation();
        var nodes = new LinkedHashMap<String, Explanation>();
        collect(reason.expected().explanation(), nodes);
        var cents = verdict.leadCents();
        return new Ground(
                verdict.programme(),
                verdict.person(),
                verdict.answer().name(),
                cents.isPresent() ? Long.toString(cents.getAsLong()) : "",
                book.version().value(),
                verdict.household().situation().appliedOn().toString(),
                conditions(tree).stream()
                        .map(condition -> condition(condition, verdict.household()))
                        .toList(),
                figures(nodes),
                items(nodes.get(BASE_SUM)),
                standard(nodes),
                needs(reason).stream()
                        .map(need -> new Ground.Need(need.member(), need.item()))
                        .toList());
    }

    /** The interpreter names every open item it read; where the answer is presumed only verification can change it. */
    private List<ItemRef> needs(Reason reason) {
        return reason.verdict().answer() == Answer.PRESUMED
                ? reason.outcome().needs().stream().filter(this::byVerification).toList()
                : reason.outcome().needs();
    }

    private boolean byVerification(ItemRef need) {
        return items.item(need.item()).map(Item::byVerification).orElse(false);
    }

    /** The yes-or-no questions that rest on no other yes-or-no question but those of their own facts. */
    private static List<Explanation> conditions(Explanation tree) {
        return tree.parts().stream()
                .filter(part -> part.decision().equals(Policy.ENTITLED))
                .flatMap(GroundMaker::narrowest)
                .distinct()
                .toList();
    }

    private static Stream<Explanation> narrowest(Explanation node) {
        var questions = node.parts().stream()
                .filter(part -> part.result() != Result.VALUE)
                .toList();
        return questions.isEmpty() ? Stream.of(node) : questions.stream().flatMap(GroundMaker::narrowest);
    }

    private static void collect(Explanation node, Map<String, Explanation> nodes) {
        if (nodes.putIfAbsent(node.decision(), node) == null) {
            node.parts().forEach(part -> collect(part, nodes));
        }
    }

    private static Ground.Condition condition(Explanation node, Household household) {
        var below = new LinkedHashMap<String, Explanation>();
        collect(node, below);
        var check = node.check();
        return new Ground.Condition(
                node.decision(),
                node.question(),
                node.result().name(),
                check.map(found -> found.operator().sign()).orElse(""),
                check.map(found -> known(found.value())).orElse(""),
                check.map(found -> known(found.limit())).orElse(""),
                check.map(found -> limitItems(node, found)).orElse(List.of()),
                facts(below.values(), household),
                node.articles(),
                below.values().stream()
                        .flatMap(part -> part.parameters().stream())
                        .map(GroundMaker::parameter)
                        .distinct()
                        .toList());
    }

    /** The limit follows from the parts that have its value; where none has, from everything the condition reads. */
    private static List<String> limitItems(Explanation node, Explanation.Check check) {
        var limits = node.parts().stream()
                .filter(part -> part.value().equals(check.limit()))
                .toList();
        return limits.isEmpty()
                ? items(node)
                : limits.stream()
                        .flatMap(part -> items(part).stream())
                        .distinct()
                        .toList();
    }

    private static List<String> items(@Nullable Explanation node) {
        var below = new LinkedHashMap<String, Explanation>();
        if (node != null) {
            collect(node, below);
        }
        return below.values().stream()
                .flatMap(part -> part.reads().stream())
                .map(read -> read.item().item())
                .filter(item -> !WHO_COUNTS.contains(item))
                .distinct()
                .toList();
    }

    private static List<Ground.Fact> facts(Iterable<Explanation> nodes, Household household) {
        var seen = new LinkedHashSet<ItemRef>();
        var facts = new ArrayList<Ground.Fact>();
        for (var node : nodes) {
            for (var read : node.reads()) {
                if (seen.add(read.item())) {
                    facts.add(new Ground.Fact(
                            read.item().member(),
                            read.item().item(),
                            known(read.value()),
                            household.sources().getOrDefault(read.item(), new Source("", "", "", ""))));
                }
            }
        }
        return List.copyOf(facts);
    }

    private static Map<String, String> figures(Map<String, Explanation> nodes) {
        var figures = new LinkedHashMap<String, String>();
        nodes.forEach((name, node) -> {
            if (node.value() instanceof Value.Decimal number) {
                figures.put(name, number.value().toPlainString());
            }
        });
        return figures;
    }

    private static Ground.Parameter standard(Map<String, Explanation> nodes) {
        return nodes.values().stream()
                .flatMap(node -> node.parameters().stream())
                .filter(use -> use.id().equals(STANDARD) && !use.onApplication())
                .findFirst()
                .map(GroundMaker::parameter)
                .orElse(Ground.Parameter.NONE);
    }

    private static Ground.Parameter parameter(Explanation.ParameterUse use) {
        return new Ground.Parameter(
                use.id(),
                use.key(),
                use.dated().value().toString(),
                use.dated().mark().name(),
                use.dated().from().toString(),
                use.dated().source());
    }

    private static String known(Value value) {
        return value.isKnown() ? value.toString() : "";
    }
}
