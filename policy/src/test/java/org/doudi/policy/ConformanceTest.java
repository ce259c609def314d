package org.doudi.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.doudi.policy.dmn.InvalidPolicy;
import org.doudi.policy.dmn.ModelFiles;
import org.doudi.policy.feel.Expression;
import org.doudi.policy.feel.FeelType;
import org.doudi.policy.feel.Position;
import org.doudi.policy.run.TooMuchWork;
import org.doudi.policy.value.Value;
import org.junit.jupiter.api.Test;

/**
 * Runs the cases of the DMN conformance kit: of {@code -Dtck=ZIP-OR-FOLDER}, else of a kit that lies beside the
 * repository; skipped without. Models with a construct we refuse are listed, the others must pass.
 */
class ConformanceTest {
    private static final String BESIDE = "../../shared/tck/dmn-tck-cases.zip";

    private final List<String> failures = new ArrayList<>();
    private final Map<String, String> refused = new TreeMap<>();
    private int passed;

    @Test
    void every_case_whose_constructs_are_supported_passes() throws IOException {
        var location = System.getProperty("tck", BESIDE);
        assumeTrue(!location.isEmpty() && Files.exists(Path.of(location)), "no conformance kit given");

        var path = Path.of(location);
        if (Files.isDirectory(path)) {
            runAll(path);
        } else {
            try (var zip = FileSystems.newFileSystem(path)) {
                runAll(zip.getPath("/"));
            }
        }

        refused.forEach((model, reason) -> System.out.println("refused: " + model + ": " + reason));
        failures.forEach(failure -> System.out.println("failed: " + failure));
        System.out.println("conformance: " + passed + " passed, " + failures.size() + " failed, " + refused.size()
                + " models refused");
        assertThat(failures).isEmpty();
        assertThat(passed).isPositive();
    }

    private void runAll(Path root) throws IOException {
        List<Path> tests;
        try (var files = Files.walk(root)) {
            tests = files.filter(file -> file.getFileName() != null
                            && file.getFileName().toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
        for (var test : tests) {
            runFile(test);
        }
    }

    private void runFile(Path file) throws IOException {
        var suite = ConformanceCase.read(Files.readString(file));
        var model = file.resolveSibling(suite.model());
        var name = model.getFileName().toString();
        Policy policy;
        try {
            policy = new ModelFiles(beside(model)).model(name);
        } catch (InvalidPolicy unsupported) {
            refused.put(name, String.valueOf(unsupported.getMessage()));
            return;
        }
        for (var testCase : suite.cases()) {
            run(name, policy, testCase);
        }
    }

    /** The models of a folder, which may import each other. */
    private static Map<String, String> beside(Path model) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.list(model.resolveSibling("").toAbsolutePath())) {
            for (var file : files.filter(one -> one.toString().endsWith(".dmn")).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }

    /** What the case gives to inputs of imported models, by the names these have in the policy. */
    private static Map<String, Value> inputs(Policy policy, ConformanceCase testCase) {
        var inputs = new TreeMap<>(testCase.inputs());
        for (var input : policy.inputs()) {
            var given = inputs.get(input.name().substring(input.name().lastIndexOf('.') + 1));
            if (given != null) {
                inputs.putIfAbsent(input.name(), given);
            }
        }
        return inputs;
    }

    private static boolean isInvocation(Policy policy, ConformanceCase testCase) {
        return policy.knowledge().stream().anyMatch(one -> one.name().equals(testCase.service()));
    }

    /** Calls the service; several outputs make a context. */
    private static Map<String, Value> invoke(Policy policy, ConformanceCase testCase) {
        var service = policy.knowledge().stream()
                .filter(one -> one.name().equals(testCase.service()))
                .findFirst()
                .orElseThrow();
        var arguments = service.function().parameters().stream()
                .map(Expression.Parameter::name)
                .map(name -> new Expression.Entry(name, new Expression.Name(Position.START, name), null))
                .toList();
        var call = new Expression.NamedCall(
                Position.START, new Expression.Name(Position.START, service.name()), arguments);
        var asked = new Decision("asked", FeelType.Simple.ANY, call, List.of(), List.of(), "");
        var inputs = policy.inputs().stream()
                .map(input -> new Policy.Input(input.name(), FeelType.Simple.ANY))
                .toList();
        var decisions = new ArrayList<>(policy.decisions());
        decisions.add(asked);
        var whole = new Policy("", "", "", inputs, policy.knowledge(), decisions, policy.types());
        var found = PolicyRun.evaluate(whole, inputs(policy, testCase)).getOrDefault("asked", Value.Nothing.NULL);
        var values = new TreeMap<String, Value>();
        for (var name : testCase.expected().keySet()) {
            boolean isMember = found instanceof Value.Context context
                    && context.member(name).isPresent();
            values.put(name, isMember ? ((Value.Context) found).member(name).orElseThrow() : found);
        }
        return values;
    }

    private void run(String name, Policy policy, ConformanceCase testCase) {
        Map<String, Value> values;
        try {
            values = isInvocation(policy, testCase)
                    ? invoke(policy, testCase)
                    : PolicyRun.evaluate(policy, inputs(policy, testCase));
        } catch (TooMuchWork tooMuch) {
            values = Map.of();
        }
        for (var expected : testCase.expected().entrySet()) {
            var found = values.getOrDefault(expected.getKey(), Value.Nothing.NULL);
            if (ConformanceCase.agree(expected.getValue(), found)) {
                passed++;
            } else {
                failures.add(name + " " + testCase.id() + " " + expected.getKey() + ": expected " + expected.getValue()
                        + ", found " + found);
            }
        }
    }
}
