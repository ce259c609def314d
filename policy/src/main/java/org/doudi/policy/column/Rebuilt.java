package org.doudi.policy.column;

import java.util.ArrayList;
import java.util.List;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.Expression.Entry;

/** Puts an expression together again from its parts, in the order in which it was taken apart. */
final class Rebuilt {
    private Rebuilt() {}

    static Expression of(Expression expression, List<Expression> parts) throws NotCompilable {
        return switch (expression) {
            case Expression.Leaf leaf -> leaf;
            case Expression.Operation operation -> operation(operation, parts);
            case Expression.Structure structure -> structure(structure, parts);
            case Expression.If choice -> new Expression.If(choice.at(), parts.get(0), parts.get(1), parts.get(2));
            case Expression.Control control -> throw new NotCompilable("a table or a loop here", control.at());
        };
    }

    private static Expression operation(Expression.Operation operation, List<Expression> parts) {
        return switch (operation) {
            case Expression.Negation one -> new Expression.Negation(one.at(), parts.getFirst());
            case Expression.Calculation two ->
                new Expression.Calculation(two.at(), two.operator(), parts.get(0), parts.get(1));
            case Expression.Comparison two ->
                new Expression.Comparison(two.at(), two.operator(), parts.get(0), parts.get(1));
            case Expression.And and -> new Expression.And(and.at(), parts.get(0), parts.get(1));
            case Expression.Or or -> new Expression.Or(or.at(), parts.get(0), parts.get(1));
            case Expression.Between between ->
                new Expression.Between(between.at(), parts.get(0), parts.get(1), parts.get(2));
            case Expression.In in ->
                new Expression.In(in.at(), parts.getFirst(), Inliner.tests(in.tests(), parts.subList(1, parts.size())));
            case Expression.InstanceOf instance ->
                new Expression.InstanceOf(instance.at(), parts.getFirst(), instance.type());
        };
    }

    private static Expression structure(Expression.Structure structure, List<Expression> parts) throws NotCompilable {
        return switch (structure) {
            case Expression.Path path -> new Expression.Path(path.at(), parts.getFirst(), path.member());
            case Expression.Filter filter -> new Expression.Filter(filter.at(), parts.get(0), parts.get(1));
            case Expression.ListOf list -> new Expression.ListOf(list.at(), List.copyOf(parts));
            case Expression.ContextOf context -> {
                var entries = new ArrayList<Entry>();
                for (int i = 0; i < parts.size(); i++) {
                    var entry = context.entries().get(i);
                    entries.add(new Entry(entry.name(), parts.get(i), entry.type()));
                }
                yield new Expression.ContextOf(context.at(), List.copyOf(entries));
            }
            case Expression.RangeOf range -> {
                int last = parts.size() - 1;
                yield new Expression.RangeOf(
                        range.at(),
                        range.lowIncluded(),
                        range.low() == null ? null : parts.getFirst(),
                        range.high() == null ? null : parts.get(last),
                        range.highIncluded());
            }
            case Expression.Call call ->
                new Expression.Call(call.at(), parts.getFirst(), List.copyOf(parts.subList(1, parts.size())));
            case Expression.NamedCall call -> throw new NotCompilable("a call with named arguments", call.at());
            case Expression.FunctionOf function -> throw new NotCompilable("a function as a value", function.at());
        };
    }
}
