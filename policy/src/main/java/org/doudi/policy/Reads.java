package org.doudi.policy;

import java.util.LinkedHashSet;
import java.util.Set;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.Parts;

/**
 * What expressions read of the world: nothing else can change what they say.
 *
 * @param items of the household file, in order of reading
 * @param parameters by name
 * @param onApplication those of them taken as of the day of application
 */
public record Reads(Set<String> items, Set<String> parameters, Set<String> onApplication) {
    private static final String IN_MONTH = "参数";
    private static final String ON_APPLICATION = "申请日参数";

    /** What one expression reads itself. */
    public static Reads of(Expression expression, ItemCatalogue catalogue) {
        var reads = new Reads(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        reads.add(expression, catalogue);
        return reads;
    }

    /** What a policy reads in its knowledge models and the decisions that lead to its results. */
    public static Reads of(Policy policy, ItemCatalogue catalogue) {
        var reads = new Reads(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        policy.knowledge().forEach(knowledge -> reads.add(knowledge.function(), catalogue));
        policy.leading().forEach(decision -> reads.add(decision.logic(), catalogue));
        return reads;
    }

    private void add(Expression expression, ItemCatalogue catalogue) {
        switch (expression) {
            case Expression.Path path
            when path.source() instanceof Expression.Name source -> addMember(source.name(), path.member(), catalogue);
            case Expression.Path path -> addItem(path.member(), catalogue);
            case Expression.Name name -> addItem(name.name(), catalogue);
            default -> {}
        }
        Parts.of(expression).forEach(part -> add(part, catalogue));
    }

    private void addMember(String source, String member, ItemCatalogue catalogue) {
        if (source.equals(IN_MONTH) || source.equals(ON_APPLICATION)) {
            parameters.add(member);
            if (source.equals(ON_APPLICATION)) {
                onApplication.add(member);
            }
        } else {
            addItem(member, catalogue);
        }
    }

    private void addItem(String name, ItemCatalogue catalogue) {
        if (catalogue.item(name).isPresent()) {
            items.add(name);
        }
    }
}
