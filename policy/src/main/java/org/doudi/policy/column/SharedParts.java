package org.doudi.policy.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doudi.policy.Policy;
import org.doudi.policy.column.Node.Shared;
import org.doudi.policy.column.Node.SharedKind;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.FeelType;
import org.doudi.policy.feel.Parts;

/** Finds the parts of a policy that no household changes: parameters, dates of the case, and what follows from them. */
final class SharedParts {
    private static final Set<String> DATES = Set.of("applied_on", "decided_on", "month");
    private static final Set<String> PARAMETERS = Set.of("参数", "申请日参数");
    private static final Set<String> OF_A_HOUSEHOLD =
            Set.of("household", "members", "person", "received", "identities");
    private static final int WIDEST = 8;
    private static final int UNSURE = 4;

    private final Policy policy;
    private final ParameterShapes parameters;
    private final List<Shared> found = new ArrayList<>();
    private final Map<String, Boolean> sharedDecisions = new HashMap<>();

    SharedParts(Policy policy, ParameterShapes parameters) {
        this.policy = policy;
        this.parameters = parameters;
    }

    List<Shared> found() {
        return List.copyOf(found);
    }

    /** Whether no household changes the expression; {@code bound} are the names of variables around it. */
    boolean isShared(Expression expression, Set<String> bound) {
        if (expression instanceof Expression.Name(var _, String name)) {
            return !bound.contains(name) && isShared(name);
        }
        if (expression instanceof Expression.Filter || expression instanceof Expression.FunctionOf) {
            return false;
        }
        if (expression instanceof Expression.For loop) {
            return isSharedLoop(loop.iterations(), loop.result(), bound);
        }
        if (expression instanceof Expression.Quantified quantified) {
            return isSharedLoop(quantified.iterations(), quantified.condition(), bound);
        }
        return Parts.of(expression).stream().allMatch(part -> isShared(part, bound));
    }

    private boolean isSharedLoop(List<Expression.Iteration> iterations, Expression body, Set<String> bound) {
        var inner = new HashSet<>(bound);
        iterations.forEach(iteration -> inner.remove(iteration.variable()));
        boolean domains = iterations.stream().allMatch(iteration -> isShared(iteration.domain(), bound));
        return domains && isShared(body, inner);
    }

    private boolean isShared(String name) {
        if (OF_A_HOUSEHOLD.contains(name)) {
            return false;
        }
        var known = sharedDecisions.get(name);
        if (known != null) {
            return known;
        }
        boolean shared = policy.decision(name)
                .map(decision -> isShared(decision.logic(), Set.of()))
                .orElse(true);
        sharedDecisions.put(name, shared);
        return shared;
    }

    /** The place where the value of a shared expression will lie. */
    Shared number(Expression expression) {
        var kind = isParameter(expression) ? SharedKind.NOT_NEGATIVE : SharedKind.NUMBER;
        return place(expression, kind, Math.min(WIDEST, scale(expression)), List.of());
    }

    private static boolean isParameter(Expression expression) {
        return switch (expression) {
            case Expression.Path path -> isParameter(path.source());
            case Expression.Name(var _, String root) -> PARAMETERS.contains(root);
            default -> false;
        };
    }

    Shared table(Expression expression, List<String> keys) {
        return place(expression, SharedKind.TABLE, Math.min(WIDEST, scale(expression)), keys);
    }

    Shared other(Expression expression, SharedKind kind) {
        return place(expression, kind, 0, List.of());
    }

    private Shared place(Expression expression, SharedKind kind, int scale, List<String> keys) {
        for (var shared : found) {
            if (shared.expression().equals(expression) && shared.kind() == kind) {
                return shared;
            }
        }
        var shared = new Shared(found.size(), expression, kind, scale, keys);
        found.add(shared);
        return shared;
    }

    /** Whether a shared expression is a number, a day, or yes and no. */
    SharedKind kind(Expression expression) {
        return switch (expression) {
            case Expression.Name(var _, String name) when DATES.contains(name) -> SharedKind.DATE;
            case Expression.Name(var _, String name) -> kindOfDecision(name);
            case Expression.Comparison _,
                    Expression.And _,
                    Expression.Or _,
                    Expression.Between _,
                    Expression.In _,
                    Expression.BooleanLiteral _,
                    Expression.Quantified _,
                    Expression.InstanceOf _ -> SharedKind.BOOLEAN;
            case Expression.Calculation calculation ->
                kind(calculation.left()) == SharedKind.DATE || kind(calculation.right()) == SharedKind.DATE
                        ? SharedKind.DATE
                        : SharedKind.NUMBER;
            case Expression.If choice -> kind(choice.then());
            case Expression.Call(var _, Expression.Name(var _, String function), var _)
            when function.equals("not") -> SharedKind.BOOLEAN;
            case Expression.Call(var _, Expression.Name(var _, String function), var _)
            when function.equals("date") -> SharedKind.DATE;
            default -> SharedKind.NUMBER;
        };
    }

    private SharedKind kindOfDecision(String name) {
        var type = policy.decision(name).map(decision -> decision.type()).orElse(FeelType.Simple.ANY);
        if (type == FeelType.Simple.BOOLEAN) {
            return SharedKind.BOOLEAN;
        }
        return type == FeelType.Simple.DATE ? SharedKind.DATE : SharedKind.NUMBER;
    }

    private int scale(Expression expression) {
        return switch (expression) {
            case Expression.NumberLiteral literal -> Math.max(0, literal.value().scale());
            case Expression.Negation negation -> scale(negation.operand());
            case Expression.Path(var _, Expression.Name(var _, String root), String name)
            when PARAMETERS.contains(root) -> parameters.scale(name);
            case Expression.Path path -> scale(path.source());
            case Expression.Calculation calculation -> scale(calculation);
            case Expression.If choice -> Math.max(scale(choice.then()), scale(choice.otherwise()));
            case Expression.Name(var _, String name) ->
                policy.decision(name).map(decision -> scale(decision.logic())).orElse(UNSURE);
            case Expression.Call(var _, Expression.Name(var _, String name), List<Expression> arguments)
            when Set.of("max", "min").contains(name) ->
                arguments.stream().mapToInt(this::scale).max().orElse(UNSURE);
            default -> UNSURE;
        };
    }

    private int scale(Expression.Calculation calculation) {
        int left = scale(calculation.left());
        int right = scale(calculation.right());
        return switch (calculation.operator()) {
            case ADD, SUBTRACT -> Math.max(left, right);
            case MULTIPLY -> left + right;
            case DIVIDE, POWER -> WIDEST;
        };
    }
}
