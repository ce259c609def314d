package org.doudi.policy.cases;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.doudi.policy.book.BookReader;
import org.doudi.policy.yaml.InvalidYaml;

/** The command {@code cases FILE...}: runs worked cases against the published policies. */
public final class CaseCommand {
    private CaseCommand() {}

    /** Exits with 0 if all cases passed, 1 if one differed or is not in the format, 2 if a file has no cases to run. */
    public static void main(String[] files) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(Stream.of(files).map(Path::of).toList(), out));
    }

    /** @return the exit status */
    public static int run(List<Path> files, PrintStream out) {
        if (files.isEmpty()) {
            out.println("usage: cases FILE...");
            return 2;
        }
        try {
            var report = CaseRunner.run(BookReader.published(), files);
            out.print(report.text());
            return report.allPassed() ? 0 : 1;
        } catch (InvalidYaml invalid) {
            out.println(invalid.getMessage());
            return 2;
        }
    }
}
