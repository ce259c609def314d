package org.doudi.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.doudi.policy.run.Interpreter;
import org.doudi.policy.run.Observer;
import org.doudi.policy.run.Scope;
import org.doudi.policy.value.Value;
import org.doudi.policy.value.Value.Nothing;

/** Evaluates the decisions of a policy in their order, each once. */
final class PolicyRun {
    private final Policy policy;
    private final Map<String, Value> inputs;
    private final Interpreter interpreter;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Scope scope = Scope.of(values);

    private PolicyRun(Policy policy, Map<String, Value> inputs, Observer observer) {
        this.policy = policy;
        this.inputs = inputs;
        this.interpreter = new Interpreter(policy.types(), observer);
        for (var input : policy.inputs()) {
            var value = inputs.getOrDefault(input.name(), Nothing.NULL);
            values.put(input.name(), interpreter.coerce(value, input.type()));
        }
        policy.knowledge().forEach(knowledge -> values.put(knowledge.name(), function(knowledge)));
    }

    /** The value of every decision by name; inputs that are not given are null, decisions that are given stand. */
    static Map<String, Value> evaluate(Policy policy, Map<String, Value> inputs) {
        return new PolicyRun(policy, inputs, Observer.NONE).run(_ -> {});
    }

    /** @param before told the name of each decision before it is evaluated */
    static Map<String, Value> evaluate(
            Policy policy, Map<String, Value> inputs, Observer observer, Consumer<Decision> before) {
        return new PolicyRun(policy, inputs, observer).run(before);
    }

    private Map<String, Value> run(Consumer<Decision> before) {
        for (var decision : policy.decisions()) {
            before.accept(decision);
            var given = inputs.get(decision.name());
            var value = given != null ? given : interpreter.evaluate(decision.logic(), scope);
            values.put(decision.name(), interpreter.coerce(value, decision.type()));
        }
        return values;
    }

    private Value function(Policy.Knowledge knowledge) {
        var function = interpreter.function(knowledge.function(), scope);
        return new Value.Function(
                function.parameters(),
                function.types(),
                (List<Value> arguments) -> interpreter.coerce(function.body().call(arguments), knowledge.result()));
    }
}
