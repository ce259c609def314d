package org.doudi.policy.questions;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.doudi.kernel.DivisionCode;
import org.doudi.kernel.InvalidValue;
import org.doudi.policy.Item;
import org.doudi.policy.ItemCatalogue;
import org.doudi.policy.ItemRef;
import org.doudi.policy.value.Value;
import org.doudi.policy.yaml.InvalidYaml;
import org.doudi.policy.yaml.YamlNode;
import org.doudi.policy.yaml.YamlValues;

/**
 * Reads an answer sheet that came back, from a form or a file: it may come from anybody, so everything in it must be
 * known, of its type and within bounds.
 */
public final class SheetReader {
    /** Longer texts are not looked at. */
    public static final int MOST_CHARACTERS = 64_000;

    private static final Set<String> PARTS =
            Set.of("format", "version", "month", "place", "answers", "household", "members");

    private final Questions questions;
    private final ItemCatalogue catalogue;

    /** @param catalogue says what the items may be */
    public SheetReader(Questions questions, ItemCatalogue catalogue) {
        this.questions = questions;
        this.catalogue = catalogue;
    }

    /** @throws InvalidSheet if it is anything but a sheet of this version */
    public AnswerSheet read(String text) {
        if (text.length() > MOST_CHARACTERS || !text.strip().startsWith("{")) {
            throw new InvalidSheet("this is no answer sheet");
        }
        try {
            return sheet(YamlNode.read("sheet", text));
        } catch (InvalidYaml | InvalidValue broken) {
            throw new InvalidSheet("the answer sheet is broken");
        }
    }

    private AnswerSheet sheet(YamlNode root) {
        root.allowOnly(PARTS);
        require(root.required("format").text().equals(AnswerSheet.FORMAT), "format");
        require(root.required("version").text().equals(String.valueOf(AnswerSheet.VERSION)), "version");
        var items = new LinkedHashMap<ItemRef, Value>();
        items("", root.required("household"), items);
        var members = root.required("members").list();
        require(members.size() <= Answers.MOST_MEMBERS, "members");
        var ids = new HashSet<String>();
        for (var member : members) {
            member.allowOnly(Set.of("id", "items"));
            var id = member.required("id").text();
            require(Answers.lines().contains(id) && ids.add(id), "member");
            items(id, member.required("items"), items);
        }
        YearMonth month = YamlValues.month(root.required("month"));
        return new AnswerSheet(
                month, DivisionCode.of(root.required("place").text()), answers(root.required("answers")), items);
    }

    private Answers answers(YamlNode node) {
        var answers = Answers.NONE;
        for (var entry : node.map().entrySet()) {
            var question = questions
                    .question(entry.getKey())
                    .orElseThrow(() -> new InvalidSheet("it answers a question that is not asked"));
            answers = answers.with(question.id(), answer(question, entry.getValue()));
        }
        return answers;
    }

    private static Answer answer(Question question, YamlNode node) {
        if (!node.isMap()) {
            return switch (node.text()) {
                case "unknown" -> Answer.UNKNOWN;
                case "declined" -> Answer.DECLINED;
                default -> throw new InvalidSheet("an answer is of no known kind");
            };
        }
        var typed = new LinkedHashMap<String, String>();
        node.map().forEach((key, value) -> typed.put(key, value.text()));
        var check = AnswerCheck.of(question, typed);
        require(check.unfit().isEmpty() && check.answer().values().equals(typed), "answer");
        return check.answer();
    }

    private void items(String owner, YamlNode node, Map<ItemRef, Value> items) {
        node.map().forEach((name, value) -> {
            var item = catalogue.item(name).orElseThrow(() -> new InvalidSheet("it names an item that is none"));
            require(owner.isEmpty() == (item.level() == Item.Level.HOUSEHOLD), "item");
            items.put(new ItemRef(owner, name), SheetItem.read(item, value));
        });
    }

    private static void require(boolean holds, String part) {
        if (!holds) {
            throw new InvalidSheet("a part is not as it should be: " + part);
        }
    }
}
