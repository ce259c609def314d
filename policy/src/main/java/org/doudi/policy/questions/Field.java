package org.doudi.policy.questions;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doudi.policy.value.Value;

/**
 * A part of a question: one thing to choose or to type, for the household or for each member.
 *
 * @param ofMembers whether every member has one
 * @param ages the members it is meant for
 * @param choices what can be chosen; empty if something is typed
 * @param standard id of what is chosen beforehand, empty if nothing is
 * @param adds what is typed, times the number, is added to these items; one of members that is told for the household
 *     goes to the first member
 * @param positive a flag that says whether what is typed is more than nothing; empty if none
 * @param otherwise items of the members it is not meant for
 */
public record Field(
        String id,
        boolean ofMembers,
        Kind kind,
        AgeRange ages,
        Words label,
        List<Choice> choices,
        String standard,
        Map<String, Integer> adds,
        String positive,
        Map<String, Value> otherwise) {
    /** The item that an age says. */
    static final String BIRTH_DATE = "birth_date";

    /** How it is answered. */
    public enum Kind {
        CHOICE,
        /** A sum or a size, with at most two decimals. */
        AMOUNT,
        /** A whole number. */
        COUNT,
        /** An age in whole years. */
        AGE;

        /** Whether digits are typed of which an empty field means none. */
        public boolean isSum() {
            return this == AMOUNT || this == COUNT;
        }
    }

    /** The choice of that id. */
    public Optional<Choice> choice(String wanted) {
        return choices.stream().filter(choice -> choice.id().equals(wanted)).findFirst();
    }

    /** The items it tells of, each once. */
    public Set<String> items() {
        var items = new LinkedHashSet<String>();
        choices.forEach(choice -> items.addAll(choice.items().keySet()));
        items.addAll(adds.keySet());
        if (!positive.isEmpty()) {
            items.add(positive);
        }
        if (kind == Kind.AGE) {
            items.add(BIRTH_DATE);
        }
        return items;
    }

    /** Whether it is asked about this member; one of unknown age is asked everything. */
    public boolean concerns(Answers.Person person) {
        return person.age().map(ages::includes).orElse(true);
    }
}
