package org.doudi.policy.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doudi.kernel.Money;
import org.doudi.policy.Book;
import org.doudi.policy.Evaluator;
import org.doudi.policy.Explanation;
import org.doudi.policy.MissingParameter;
import org.doudi.policy.Outcome;
import org.doudi.policy.cases.WorkedCase.Expected;
import org.doudi.policy.value.Value;
import org.doudi.policy.yaml.InvalidYaml;

/** Runs worked cases against a book. */
public final class CaseRunner {
    private final Book book;
    private final List<CaseReport.Failure> failures = new ArrayList<>();
    private int passed;

    private CaseRunner(Book book) {
        this.book = book;
    }

    /**
     * Runs the cases of some files; a case that is not in the format has failed, and the others run.
     *
     * @throws InvalidYaml if a file cannot be read or is no list of cases, with file and line
     */
    public static CaseReport run(Book book, List<Path> files) {
        var runner = new CaseRunner(book);
        for (var file : files) {
            CaseReader.read(book, file.toString(), text(file), runner::run, runner::failed);
        }
        return new CaseReport(runner.passed, List.copyOf(runner.failures));
    }

    /**
     * Runs cases given as texts.
     *
     * @param texts by the name of their file
     * @throws InvalidYaml if a text is no list of cases, with file and line
     */
    public static CaseReport run(Book book, Map<String, String> texts) {
        var runner = new CaseRunner(book);
        texts.forEach((file, text) -> CaseReader.read(book, file, text, runner::run, runner::failed));
        return new CaseReport(runner.passed, List.copyOf(runner.failures));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new InvalidYaml(file.toString(), 1, "the file cannot be read");
        }
    }

    private void failed(InvalidYaml invalid) {
        failures.add(new CaseReport.Failure("not in the format", invalid.place(), List.of(invalid.problem()), ""));
    }

    private void run(WorkedCase worked) {
        var evaluator = new Evaluator(book.policies(), book.parameters().overriding(worked.parameters()), book.items());
        var differences = new ArrayList<String>();
        var explanations = new StringBuilder();
        for (var expected : worked.expected()) {
            compare(worked, expected, evaluator, differences, explanations);
        }
        if (differences.isEmpty()) {
            passed++;
        } else {
            failures.add(new CaseReport.Failure(
                    worked.title(),
                    worked.file() + ":" + worked.line(),
                    List.copyOf(differences),
                    explanations.toString()));
        }
    }

    private static void compare(
            WorkedCase worked,
            Expected expected,
            Evaluator evaluator,
            List<String> differences,
            StringBuilder explanations) {
        try {
            var outcome = evaluator.evaluate(expected.programme(), worked.situation(), expected.person());
            var found = differences(expected, outcome);
            if (!found.isEmpty()) {
                differences.addAll(found);
                explanations.append(ExplanationText.of(outcome.explanation()));
            }
        } catch (MissingParameter missing) {
            differences.add(expected.programme() + ": " + missing.getMessage());
        }
    }

    private static List<String> differences(Expected expected, Outcome outcome) {
        var differences =
                new Differences(expected.programme() + (expected.person().isEmpty() ? "" : " " + expected.person()));
        differences.compare("answer", name(expected.answer()), name(outcome.answer()));
        expected.amount()
                .filter(amount -> amount.signum() != 0 || outcome.answer() != Outcome.Answer.NOT_ENTITLED)
                .ifPresent(amount -> differences.compare(
                        "amount",
                        Money.ofYuan(amount).toString(),
                        amount(outcome).map(Money::toString).orElse("none")));
        expected.from()
                .ifPresent(from -> differences.compare(
                        "from",
                        from.toString(),
                        from(outcome).map(Object::toString).orElse("none")));
        expected.because()
                .ifPresent(because -> differences.compare(
                        "because", because, outcome.because().orElse("none")));
        expected.needs()
                .ifPresent(needs -> differences.compare(
                        "needs",
                        needs.toString(),
                        outcome.needs().stream().map(Object::toString).toList().toString()));
        return differences.found;
    }

    /** The sum due, or while the answer is open the sum that would be due if that is known. */
    private static Optional<Money> amount(Outcome outcome) {
        return outcome.amount()
                .or(() -> ifOpen(outcome, "金额")
                        .flatMap(value -> value instanceof Value.Decimal yuan
                                ? Optional.of(Money.ofYuan(yuan.value()))
                                : Optional.empty()));
    }

    /** The first month, or while the answer is open the month it would be. */
    private static Optional<YearMonth> from(Outcome outcome) {
        return outcome.from()
                .or(() -> ifOpen(outcome, "起始月")
                        .flatMap(value -> value instanceof Value.Date day
                                ? Optional.of(YearMonth.from(day.value()))
                                : Optional.empty()));
    }

    private static Optional<Value> ifOpen(Outcome outcome, String result) {
        boolean open = outcome.answer() == Outcome.Answer.PRESUMED || outcome.answer() == Outcome.Answer.DEPENDS;
        return outcome.explanation().parts().stream()
                .filter(part -> open && part.decision().endsWith(result))
                .map(Explanation::value)
                .findFirst();
    }

    private record Differences(String subject, List<String> found) {
        Differences(String subject) {
            this(subject, new ArrayList<>());
        }

        void compare(String what, String expected, String value) {
            if (!expected.equals(value)) {
                found.add(subject + " " + what + ": expected " + expected + ", found " + value);
            }
        }
    }

    private static String name(Outcome.Answer answer) {
        return switch (answer) {
            case ENTITLED -> "yes";
            case PRESUMED -> "presumed";
            case DEPENDS -> "depends";
            case NOT_ENTITLED -> "no";
        };
    }
}
