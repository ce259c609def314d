package org.doudi.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** The decisions that lead to one of them, itself last, each after those it requires. */
    public List<Decision> towards(String name) {
        var wanted = new HashSet<>(List.of(name));
        var found = new ArrayList<Decision>();
        for (var decision : decisions.reversed()) {
            if (wanted.contains(decision.name())) {
                wanted.addAll(decision.requires());
                found.add(decision);
            }
        }
        return List.copyOf(found.reversed());
    }

    /** This policy with only the decisions that lead to one of them. */
    Policy onlyTowards(String name) {
        return new Policy(code, title, version, inputs, knowledge, towards(name), types);
    }
}
