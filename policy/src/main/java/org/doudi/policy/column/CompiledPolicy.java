package org.doudi.policy.column;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final Part whole;
    private final Part persons;

    private CompiledPolicy(Policy policy, Layout layout, Part whole, Part persons) {
        this.policy = policy;
        this.layout = layout;
        this.whole = whole;
        this.persons = persons;
    }

    /** What is asked of households, or of persons. */
    static final class Part {
        private final Policy inlined;
        private final @Nullable TypedPolicy typed;
        private final LoopWriter.@Nullable Written written;
        private final String refusal;

        private Part(
                Policy inlined, @Nullable TypedPolicy typed, LoopWriter.@Nullable Written written, String refusal) {
            this.inlined = inlined;
            this.typed = typed;
            this.written = written;
            this.refusal = refusal;
        }

        private static Part compile(Policy policy, boolean ofPersons, Layout layout, ParameterShapes parameters) {
            var results = policy.results(ofPersons);
            var needed = policy.onlyTowards(List.of(results.entitled(), results.amount()));
            try {
                return compile(needed, true, ofPersons, results, layout, parameters);
            } catch (NotCompilable tooLarge) {
                return compileInParts(needed, ofPersons, results, layout, parameters);
            }
        }

        private static Part compileInParts(
                Policy policy, boolean ofPersons, Policy.Results results, Layout layout, ParameterShapes parameters) {
            try {
                return compile(policy, false, ofPersons, results, layout, parameters);
            } catch (NotCompilable reason) {
                return new Part(policy, null, null, String.valueOf(reason.getMessage()));
            }
        }

        private static Part compile(
                Policy policy,
                boolean inOneMethod,
                boolean ofPersons,
                Policy.Results results,
                Layout layout,
                ParameterShapes parameters)
                throws NotCompilable {
            var inlined = Inliner.inline(policy, !inOneMethod);
            var typed = PolicyTyper.type(inlined, results, ofPersons, layout, parameters);
            return new Part(inlined.policy(), typed, LoopWriter.write(typed, layout, inOneMethod), "");
        }

        /** How many values the loops remember. */
        int memos() {
            return written == null ? 0 : written.memos();
        }

        private static Part none(Policy policy) {
            return new Part(policy, null, null, "");
        }

        Optional<RowLoop> loop() {
            return Optional.ofNullable(written).map(LoopWriter.Written::loop);
        }

        /** What the shared parts are worth; empty if the interpreter must answer. */
        Optional<SharedValues> shared(Map<String, Value> inputs) {
            return typed == null ? Optional.empty() : SharedValues.compute(inlined, typed.shared(), inputs);
        }

        private Stream<String> gaps() {
            return typed == null ? Stream.of() : typed.gaps().stream();
        }
    }

    /** Compiles a policy of a book for populations of a layout; what cannot be compiled is interpreted. */
    public static CompiledPolicy compile(Policy policy, Layout layout, Book book) {
        ParameterShapes shapes = name ->
                book.parameters().parameter(name).map(CompiledPolicy::scale).orElse(0);
        boolean forPersons = policy.isForPersons();
        return new CompiledPolicy(
                policy,
                layout,
                forPersons ? Part.none(policy) : Part.compile(policy, false, layout, shapes),
                forPersons || policy.hasSingleResults()
                        ? Part.compile(policy, true, layout, shapes)
                        : Part.none(policy));
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

    /** Whether it answers about members, who are asked one by one; else it answers about households. */
    public boolean isForPersons() {
        return policy.isForPersons();
    }

    /** Whether it can be asked about members: it is for persons, or has results for a single one. */
    public boolean answersPersons() {
        return isForPersons() || policy.hasSingleResults();
    }

    /** Why the policy is interpreted row by row; empty if it is compiled. */
    public Optional<String> refusal() {
        return Stream.of(whole.refusal, persons.refusal)
                .filter(reason -> !reason.isEmpty())
                .findFirst();
    }

    /** Why rows that come to some parts of it go to the interpreter; empty if all of it is compiled. */
    public List<String> gaps() {
        return Stream.concat(whole.gaps(), persons.gaps()).distinct().toList();
    }

    /** This policy with a book's parameters, not those it was compiled with, and for one occasion. */
    public DatedPolicy on(Occasion occasion, Book book) {
        return new DatedPolicy(this, occasion, book);
    }

    /** The items it speaks of; a change of another item cannot change an answer. */
    public List<String> items() {
        var spokenOf = Inliner.spokenOf(policy);
        return layout.columns().stream()
                .map(Column::item)
                .filter(spokenOf::contains)
                .sorted()
                .toList();
    }

    Layout layout() {
        return layout;
    }

    Part part(boolean ofPersons) {
        return ofPersons ? persons : whole;
    }
}
