package org.doudi.policy.questions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.doudi.policy.Item;
import org.doudi.policy.ItemCatalogue;
import org.doudi.policy.value.Value;
import org.doudi.policy.yaml.YamlNode;
import org.doudi.policy.yaml.YamlValues;

/** Reads the questions: {@code order.yaml}, and one file for each that it names. Every item must be in the catalogue. */
public final class QuestionReader {
    private static final String FOLDER = "/org/doudi/policy/book/questions/";
    private static final Set<String> ENTRIES = Set.of("id", "name", "title", "hint", "fields", "assumes");
    private static final Set<String> FIELD_ENTRIES =
            Set.of("id", "of", "kind", "ages", "label", "choices", "standard", "adds", "positive", "otherwise");

    private final ItemCatalogue catalogue;
    private final Map<String, String> toldBy = new HashMap<>();

    private QuestionReader(ItemCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The questions that are part of the product.
     *
     * @throws org.doudi.policy.yaml.InvalidYaml with file and line, also if two questions tell of the same item
     */
    public static Questions published(ItemCatalogue catalogue) {
        return new QuestionReader(catalogue).read();
    }

    private Questions read() {
        var order = file("order.yaml");
        order.allowOnly(Set.of("order", "granted"));
        var questions = new ArrayList<Question>();
        for (var id : order.required("order").list()) {
            var read = question(file(id.text() + ".yaml"));
            if (!read.id().equals(id.text())) {
                throw id.error("its file calls it " + read.id());
            }
            questions.add(read);
        }
        if (questions.size() > Questions.MOST) {
            throw order.error("at most " + Questions.MOST + " questions are asked");
        }
        if (questions.isEmpty() || !questions.getFirst().id().equals(Questions.PEOPLE)) {
            throw order.error("the first question is about the people");
        }
        return new Questions(List.copyOf(questions), items(order, "granted", "what is granted"));
    }

    private static YamlNode file(String name) {
        try (var stream = QuestionReader.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IllegalStateException("the question " + name + " is not on the class path");
            }
            return YamlNode.read("questions/" + name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Question question(YamlNode node) {
        node.allowOnly(ENTRIES);
        var id = node.required("id").text();
        return new Question(
                id,
                words(node.required("name")),
                words(node.required("title")),
                node.get("hint").map(QuestionReader::words).orElse(Words.NONE),
                node.required("fields").list().stream()
                        .map(field -> field(id, field))
                        .toList(),
                items(node, "assumes", id));
    }

    private static Words words(YamlNode node) {
        return new Words(node.required("zh").text(), node.required("en").text());
    }

    private Field field(String question, YamlNode node) {
        node.allowOnly(FIELD_ENTRIES);
        var id = node.required("id").text();
        var teller = question + "." + id;
        var field = new Field(
                id,
                isOfMembers(node.required("of")),
                kind(node.required("kind")),
                node.get("ages").map(QuestionReader::ages).orElse(AgeRange.ALL),
                words(node.required("label")),
                node.get("choices").map(YamlNode::list).orElse(List.of()).stream()
                        .map(choice -> choice(teller, choice))
                        .toList(),
                node.textOf("standard"),
                adds(node, teller),
                node.textOf("positive"),
                items(node, "otherwise", teller));
        if (!field.positive().isEmpty()) {
            told(node, question, field.positive());
        }
        if ((field.kind() == Field.Kind.CHOICE) == field.choices().isEmpty()) {
            throw node.error("choices are there where something is chosen, and nowhere else");
        }
        if (!field.standard().isEmpty() && field.choice(field.standard()).isEmpty()) {
            throw node.error("'" + field.standard() + "' is none of the choices");
        }
        return field;
    }

    private static boolean isOfMembers(YamlNode node) {
        return switch (node.text()) {
            case "member" -> true;
            case "household" -> false;
            default -> throw node.error("'member' or 'household' is expected");
        };
    }

    private static Field.Kind kind(YamlNode node) {
        for (var kind : Field.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(node.text())) {
                return kind;
            }
        }
        throw node.error("choice, amount, count or age is expected");
    }

    private static AgeRange ages(YamlNode node) {
        node.allowOnly(Set.of("from", "under"));
        return new AgeRange(
                node.get("from").map(QuestionReader::whole).orElse(AgeRange.ALL.from()),
                node.get("under").map(QuestionReader::whole).orElse(AgeRange.ALL.under()));
    }

    private static int whole(YamlNode node) {
        return YamlValues.number(node).intValueExact();
    }

    private Choice choice(String teller, YamlNode node) {
        node.allowOnly(Set.of("id", "zh", "en", "sets"));
        return new Choice(node.required("id").text(), words(node), items(node, "sets", teller));
    }

    private Map<String, Integer> adds(YamlNode node, String teller) {
        var adds = new LinkedHashMap<String, Integer>();
        node.get("adds").map(YamlNode::map).orElse(Map.of()).forEach((item, times) -> {
            // Fields of one question may add to the same item.
            told(times, teller.substring(0, teller.indexOf('.')), item);
            adds.put(item, whole(times));
        });
        return adds;
    }

    private Map<String, Value> items(YamlNode node, String entry, String teller) {
        var items = new LinkedHashMap<String, Value>();
        node.get(entry).map(YamlNode::map).orElse(Map.of()).forEach((name, value) -> {
            told(value, teller, name);
            items.put(name, value(value, name));
        });
        return items;
    }

    /** One item is told in one place, else the order of answering would matter. */
    private void told(YamlNode at, String teller, String name) {
        var other = toldBy.putIfAbsent(name, teller);
        if (other != null && !other.equals(teller)) {
            throw at.error(name + " is told by " + other + " already");
        }
    }

    private Value value(YamlNode node, String name) {
        var item = catalogue.item(name).orElseThrow(() -> node.error("there is no item named " + name));
        var value = YamlValues.value(node);
        if (item.kind() == Item.Kind.CHOICE
                && value instanceof Value.Text text
                && !item.enumValues().contains(text.value())) {
            throw node.error(text.value() + " is no value of " + name);
        }
        return value;
    }
}
