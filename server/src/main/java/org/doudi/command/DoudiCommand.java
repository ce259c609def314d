package org.doudi.command;

import org.doudi.database.StartRefused;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the platform. */
@Command(
        name = "doudi",
        mixinStandardHelpOptions = true,
        description = "兜底命令行 / command line of Doudi",
        subcommands = {DeliverCommand.class, CasesCommand.class, AuditCommand.class, UserCommand.class})
public final class DoudiCommand {
    private DoudiCommand() {}

    /** Runs one command; the exit status is 0 when it did what was asked. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new DoudiCommand())
                .setExecutionExceptionHandler(DoudiCommand::explain)
                .execute(arguments);
    }

    /** A refused start has a sentence for the person; anything else is our fault and is shown whole. */
    private static int explain(Exception problem, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (problem instanceof StartRefused) {
            command.getErr().println(problem.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw problem;
    }
}
