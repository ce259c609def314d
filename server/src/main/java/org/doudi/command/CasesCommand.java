package org.doudi.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.doudi.policy.cases.CaseCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Needs no database: the published policies and parameters come with the program. */
@Command(
        name = "cases",
        mixinStandardHelpOptions = true,
        description = "用已发布的政策核算示例案例 / run worked cases against the published policies")
final class CasesCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "YAML 案例文件 / case files")
    private List<Path> files;

    @Override
    public Integer call() {
        return CaseCommand.run(files, new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }
}
