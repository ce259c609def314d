package org.doudi.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.FeelType;

/**
 * The rules of one programme, as read from its DMN file and checked.
 *
 * @param code programme code such as {@code P01}
 * @param title name of the programme
 * @param version version the file states, empty if none
 * @param inputs what it reads
 * @param knowledge business knowledge models: functions the decisions call
 * @param decisions in an order in which each decision comes after those it requires
 * @param types types the file defines, by name
 */
public record Policy(
        String code,
        String title,
        String version,
        List<Input> inputs,
        List<Knowledge> knowledge,
        List<Decision> decisions,
        Map<String, FeelType> types) {
    /** Whether the household is entitled: a boolean. */
    public static final String ENTITLED = "资格";
    /** What it is due: a sum in yuan. */
    public static final String AMOUNT = "金额";
    /** From when: the first day of a month. */
    public static final String FROM = "起始月";

    /** Whether one member is entitled to what the programme gives to households, asked when a member is named. */
    public static final String SINGLE_ENTITLED = "单人资格";
    /** What that member is due. */
    public static final String SINGLE_AMOUNT = "单人金额";
    /** From when that member is due it. */
    public static final String SINGLE_FROM = "单人起始月";
    /** The input that names the member a programme for persons is asked about. */
    public static final String PERSON = "person";

    /**
     * The decisions that answer a question.
     *
     * @param entitled name of the decision that is yes or no
     * @param amount name of the decision that is a sum; the policy may have none
     * @param from name of the decision that is a day
     */
    public record Results(String entitled, String amount, String from) {
        /** Of a programme for households, or of one for persons. */
        public static final Results WHOLE = new Results(ENTITLED, AMOUNT, FROM);
        /** Of one member, asked of a programme for households. */
        public static final Results SINGLE = new Results(SINGLE_ENTITLED, SINGLE_AMOUNT, SINGLE_FROM);

        /** Their names. */
        public List<String> names() {
            return List.of(entitled, amount, from);
        }
    }

    /** An input by name and declared type. */
    public record Input(String name, FeelType type) {}

    /** A function by name, and the type of its result. */
    public record Knowledge(String name, Expression.FunctionOf function, FeelType result) {}

    /** The decision of that name. */
    public Optional<Decision> decision(String name) {
        return decisions.stream()
                .filter(decision -> decision.name().equals(name))
                .findFirst();
    }

    /** Whether it is asked about one member, who must be named: whether one is entitled depends on who it is. */
    public boolean isForPersons() {
        return reads(ENTITLED, PERSON);
    }

    /** Whether it is for households but may be asked about one member too. */
    public boolean hasSingleResults() {
        return decision(SINGLE_ENTITLED).isPresent();
    }

    /** The decisions that answer, given whether a member is named. */
    public Results results(boolean personNamed) {
        return personNamed && hasSingleResults() ? Results.SINGLE : Results.WHOLE;
    }

    private boolean reads(String decision, String input) {
        return towards(decision).stream().anyMatch(one -> one.requires().contains(input));
    }

    /** The decisions that lead to one of them, itself last, each after those it requires. */
    public List<Decision> towards(String name) {
        return towards(List.of(name));
    }

    private List<Decision> towards(List<String> names) {
        var wanted = new HashSet<>(names);
        var found = new ArrayList<Decision>();
        for (var decision : decisions.reversed()) {
            if (wanted.contains(decision.name())) {
                wanted.addAll(decision.requires());
                found.add(decision);
            }
        }
        return List.copyOf(found.reversed());
    }

    /** The decisions that lead to a result of the programme; of imported models others come along. */
    public List<Decision> leading() {
        return towards(Stream.concat(Results.WHOLE.names().stream(), Results.SINGLE.names().stream())
                .toList());
    }

    /** This policy with only the decisions that lead to some of them. */
    public Policy onlyTowards(List<String> names) {
        return new Policy(code, title, version, inputs, knowledge, towards(names), types);
    }
}
