package org.doudi.policy.column;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doudi.policy.Book;
import org.doudi.policy.Parameter;
import org.doudi.policy.Policy;
import org.doudi.policy.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A policy as bytecode over a population. Rows the bytecode was not made for are answered by the interpreter, so that
 * every row is answered, and as the interpreter would. Immutable; may be shared between threads.
 */
public final class CompiledPolicy {
    private final Policy policy;
    private final Layout layout;
    private final @Nullable TypedPolicy typed;
    private final @Nullable RowLoop loop;
    private final String refusal;

    private CompiledPolicy(
            Policy policy, Layout layout, @Nullable TypedPolicy typed, @Nullable RowLoop loop, String refusal) {
        this.policy = policy;
        this.layout = layout;
        this.typed = typed;
        this.loop = loop;
        this.refusal = refusal;
    }

    /** Compiles a policy of a book for populations of a layout; what cannot be compiled is interpreted. */
    public static CompiledPolicy compile(Policy policy, Layout layout, Book book) {
        try {
            var typed = PolicyTyper.type(
                    policy,
                    layout,
                    name -> book.parameters()
                            .parameter(name)
                            .map(CompiledPolicy::scale)
                            .orElse(0));
            return new CompiledPolicy(policy, layout, typed, LoopWriter.write(typed, layout), "");
        } catch (NotCompilable reason) {
            return new CompiledPolicy(policy, layout, null, null, String.valueOf(reason.getMessage()));
        }
    }

    /** Sums have cents and ratios hundredths, whatever the values so far; counts have the decimals they have. */
    private static int scale(Parameter parameter) {
        int least = parameter.unit().startsWith("yuan") || parameter.unit().equals("ratio") ? 2 : 0;
        return parameter.values().stream()
                .map(Parameter.Dated::value)
                .filter(Value.Decimal.class::isInstance)
                .mapToInt(value ->
                        ((Value.Decimal) value).value().stripTrailingZeros().scale())
                .reduce(least, Math::max);
    }

    /** Code of the programme. */
    public String programme() {
        return policy.code();
    }

    /** Why the policy is interpreted row by row; empty if it is compiled. */
    public Optional<String> refusal() {
        return refusal.isEmpty() ? Optional.empty() : Optional.of(refusal);
    }

    /** This policy with a book's parameters, not those it was compiled with, and for one occasion. */
    public DatedPolicy on(Occasion occasion, Book book) {
        return new DatedPolicy(this, occasion, book);
    }

    /** The items it reads; a change of another item cannot change an answer. Empty if it is interpreted. */
    public List<String> items() {
        return typed == null
                ? List.of()
                : typed.columns().stream().map(Column::item).sorted().toList();
    }

    Layout layout() {
        return layout;
    }

    Optional<RowLoop> loop() {
        return Optional.ofNullable(loop);
    }

    /** What the shared parts are worth; empty if the interpreter must answer. */
    Optional<SharedValues> shared(Map<String, Value> inputs) {
        return typed == null ? Optional.empty() : SharedValues.compute(policy, typed.shared(), inputs);
    }
}
