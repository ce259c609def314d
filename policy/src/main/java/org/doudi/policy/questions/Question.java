package org.doudi.policy.questions;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doudi.policy.value.Value;

/**
 * What is asked on one screen.
 *
 * @param name what it is about, in a word or two
 * @param title the question
 * @param hint how to answer; empty if there is nothing to say
 * @param assumes items that hold for the household, or for all members, once it is answered
 */
public record Question(String id, Words name, Words title, Words hint, List<Field> fields, Map<String, Value> assumes) {
    /** The field of that id. */
    public Optional<Field> field(String wanted) {
        return fields.stream().filter(field -> field.id().equals(wanted)).findFirst();
    }

    /** The items its answer tells of. */
    public Set<String> items() {
        var items = new LinkedHashSet<>(assumes.keySet());
        fields.forEach(field -> items.addAll(field.items()));
        return items;
    }

    /** Whether somebody of these has something to answer. */
    public boolean concerns(List<Answers.Person> people) {
        return fields.stream()
                .anyMatch(field -> !field.ofMembers() || people.stream().anyMatch(field::concerns));
    }

    /** Whether sums are typed for each member, so that one of them may be left open. */
    public boolean hasSumsOfMembers() {
        return fields.stream()
                .anyMatch(field -> field.ofMembers() && field.kind().isSum());
    }
}
