package org.doudi.policy.cases;

import java.util.HashSet;
import java.util.Set;
import org.doudi.policy.Explanation;
import org.doudi.policy.value.Value;

/** An explanation as indented lines, for policy staff who wrote the case and may see every value. */
final class ExplanationText {
    private final StringBuilder text = new StringBuilder();
    private final Set<String> shown = new HashSet<>();

    private ExplanationText() {}

    static String of(Explanation explanation) {
        var lines = new ExplanationText();
        explanation.parts().forEach(part -> lines.add(part, 2));
        return lines.text.toString().stripTrailing();
    }

    private void add(Explanation node, int depth) {
        var indent = "  ".repeat(depth);
        text.append(indent).append(node.decision()).append(" = ").append(shortened(node.value()));
        node.check()
                .ifPresent(check -> text.append("   (")
                        .append(shortened(check.value()))
                        .append(' ')
                        .append(check.operator().sign())
                        .append(' ')
                        .append(shortened(check.limit()))
                        .append(')'));
        text.append("   ").append(String.join(", ", node.articles())).append('\n');
        if (!shown.add(node.decision())) {
            return;
        }
        node.reads()
                .forEach(read -> text.append(indent)
                        .append("  · ")
                        .append(read.item())
                        .append(" = ")
                        .append(shortened(read.value()))
                        .append('\n'));
        node.parameters()
                .forEach(use -> text.append(indent)
                        .append("  § ")
                        .append(use.id())
                        .append(use.key().isEmpty() ? "" : "[" + use.key() + "]")
                        .append(" = ")
                        .append(use.dated().value())
                        .append(" (")
                        .append(use.dated().from())
                        .append(", ")
                        .append(use.dated().mark())
                        .append(")\n"));
        node.parts().forEach(part -> add(part, depth + 1));
    }

    private static String shortened(Value value) {
        return switch (value) {
            case Value.Items items -> items.values().size() + " items";
            case Value.UncertainItems items -> "at most " + items.values().size() + " items";
            case Value.Context _ -> "{…}";
            default -> value.toString();
        };
    }
}
