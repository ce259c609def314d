package org.doudi.policy.questions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.doudi.policy.value.Value;

/** Writes an answer sheet as JSON; {@code docs/answers-format.md} describes it. */
public final class SheetWriter {
    private SheetWriter() {}

    /** The text of a sheet. */
    public static String write(AnswerSheet sheet) {
        var members = new TreeMap<Integer, Map<String, String>>();
        var household = new TreeMap<String, String>();
        sheet.answers().people().forEach(person -> members.put(line(person.id()), new TreeMap<>()));
        sheet.items().forEach((ref, value) -> {
            var items =
                    ref.isOfHousehold() ? household : members.computeIfAbsent(line(ref.member()), _ -> new TreeMap<>());
            items.put(ref.item(), value(value));
        });
        var parts = new LinkedHashMap<String, String>();
        parts.put("format", text(AnswerSheet.FORMAT));
        parts.put("version", String.valueOf(AnswerSheet.VERSION));
        parts.put("month", text(sheet.month().toString()));
        parts.put("place", text(sheet.place().value()));
        parts.put("answers", answers(sheet.answers()));
        parts.put("household", object(household));
        parts.put(
                "members",
                members.entrySet().stream()
                        .map(member -> "{\"id\": " + text("m" + member.getKey()) + ", \"items\": "
                                + object(member.getValue()) + "}")
                        .collect(Collectors.joining(", ", "[", "]")));
        return object(parts);
    }

    private static int line(String member) {
        return Integer.parseInt(member.substring(1));
    }

    private static String answers(Answers answers) {
        var written = new LinkedHashMap<String, String>();
        answers.byQuestion()
                .forEach((question, answer) -> written.put(
                        question,
                        switch (answer.kind()) {
                            case GIVEN -> {
                                var values = new TreeMap<String, String>();
                                answer.values().forEach((key, value) -> values.put(key, text(value)));
                                yield object(values);
                            }
                            case UNKNOWN -> text("unknown");
                            case DECLINED -> text("declined");
                        }));
        return object(written);
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> text(member.getKey()) + ": " + member.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String value(Value value) {
        return switch (value) {
            case Value.Nothing _ -> "null";
            case Value.Truth truth -> truth.toString();
            case Value.Decimal number -> number.toString();
            case Value.Items list ->
                list.values().stream().map(SheetWriter::value).collect(Collectors.joining(", ", "[", "]"));
            default -> text(value.toString());
        };
    }

    private static String text(String text) {
        var written = new StringBuilder("\"");
        text.chars().forEach(character -> {
            if (character == '"' || character == '\\') {
                written.append('\\').append((char) character);
            } else if (character < ' ') {
                written.append(String.format("\\u%04x", character));
            } else {
                written.append((char) character);
            }
        });
        return written.append('"').toString();
    }
}
