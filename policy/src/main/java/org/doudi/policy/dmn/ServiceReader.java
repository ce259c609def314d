package org.doudi.policy.dmn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doudi.policy.Decision;
import org.doudi.policy.Policy;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.Position;

/**
 * Reads decision services. A service becomes a function: its input data, then its input decisions are the parameters;
 * the decisions that lead from them to its output decisions are worked out anew at every call.
 */
final class ServiceReader {
    /** The name, impossible in FEEL, of the entry that holds the result. */
    private static final String RESULT = "";

    private final LinkedModel model;
    private final Map<String, Decision> decisions;
    private final List<Expression.Parameter> parameters = new ArrayList<>();
    private final List<Expression.Entry> entries = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    /** @param decisions of the whole policy, by name in it */
    ServiceReader(LinkedModel model, Map<String, Decision> decisions) {
        this.model = model;
        this.decisions = decisions;
    }

    Policy.Knowledge service(Element service) {
        var at = service.at();
        parameters(service, "inputData");
        parameters(service, "inputDecision");
        var outputs = service.children("outputDecision").stream()
                .map(reference -> model.referred(Model.name(service), reference))
                .toList();
        if (outputs.isEmpty()) {
            throw model.error(Model.name(service), at, "the decision service has no output decision", "");
        }
        outputs.forEach(output -> add(output.name(), at));
        var results = outputs.stream()
                .map(output -> new Expression.Entry(
                        Model.name(output.element()), new Expression.Name(at, output.name()), null))
                .toList();
        entries.add(new Expression.Entry(
                RESULT,
                results.size() == 1 ? results.getFirst().value() : new Expression.ContextOf(at, results),
                null));
        var body = new Expression.Path(at, new Expression.ContextOf(at, List.copyOf(entries)), RESULT);
        return new Policy.Knowledge(
                model.name(service),
                new Expression.FunctionOf(at, List.copyOf(parameters), body),
                model.resultType(service));
    }

    /** Parameters have the name of the part; in a model imported by name its decisions call it otherwise. */
    private void parameters(Element service, String kind) {
        for (var reference : service.children(kind)) {
            var part = model.referred(Model.name(service), reference);
            var name = Model.name(part.element());
            parameters.add(new Expression.Parameter(name, part.owner().type(part.element())));
            if (known.add(part.name()) && !part.name().equals(name)) {
                entries.add(new Expression.Entry(part.name(), new Expression.Name(service.at(), name), null));
            }
        }
    }

    /** A decision of the service after those it requires; what is no decision comes from where the call stands. */
    private void add(String name, Position at) {
        var decision = decisions.get(name);
        if (decision == null || !known.add(name)) {
            return;
        }
        decision.requires().forEach(required -> add(required, at));
        entries.add(new Expression.Entry(name, decision.logic(), decision.type()));
    }
}
