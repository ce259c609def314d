package org.doudi.policy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doudi.policy.value.Value;

/** Builds the explanation of an evaluation from its trace. */
final class Explainer {
    private final Policy policy;
    private final Policy.Results results;
    private final Map<String, Value> values;
    private final Trace trace;
    private final Map<String, Explanation> done = new HashMap<>();

    Explainer(Policy policy, Policy.Results results, Map<String, Value> values, Trace trace) {
        this.policy = policy;
        this.results = results;
        this.values = values;
        this.trace = trace;
    }

    Explanation explain() {
        for (var decision : policy.decisions()) {
            done.put(decision.name(), explain(decision));
        }
        var parts = results.names().stream()
                .flatMap(name -> Stream.ofNullable(done.get(name)))
                .toList();
        var entitled = values.getOrDefault(results.entitled(), Value.Nothing.NULL);
        return new Explanation(
                policy.code(), policy.title(), entitled, List.of(), List.of(), List.of(), List.of(), parts);
    }

    /** Decisions come after those they require, so the parts are there already. */
    private Explanation explain(Decision decision) {
        var notes = trace.notes(decision.name());
        var reads = notes.reads.entrySet().stream()
                .map(read -> new Explanation.Read(read.getKey(), read.getValue()))
                .toList();
        return new Explanation(
                decision.name(),
                decision.question(),
                values.getOrDefault(decision.name(), Value.Nothing.NULL),
                List.copyOf(notes.checks),
                reads,
                decision.articles(),
                List.copyOf(notes.parameters),
                parts(decision));
    }

    /** Told apart by name: comparing whole trees would take longer than evaluating. */
    private List<Explanation> parts(Decision decision) {
        var parts = new LinkedHashMap<String, Explanation>();
        decision.requires().stream()
                .flatMap(name -> Stream.ofNullable(done.get(name)))
                .flatMap(Explainer::findings)
                .forEach(part -> parts.putIfAbsent(part.decision(), part));
        return List.copyOf(parts.values());
    }

    /** A decision that is a function finds nothing by itself: in its place stand the decisions it required. */
    private static Stream<Explanation> findings(Explanation part) {
        return part.value() instanceof Value.Function ? part.parts().stream() : Stream.of(part);
    }
}
