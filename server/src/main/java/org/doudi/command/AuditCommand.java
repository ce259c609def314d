package org.doudi.command;

import java.util.concurrent.Callable;
import org.doudi.DoudiApplication;
import org.doudi.audit.AuditVerifier;
import picocli.CommandLine.Command;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "审计记录 / the audit record",
        subcommands = AuditCommand.Verify.class)
final class AuditCommand {
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "逐条重算封存链,指出第一处被改动、缺失或调换的记录 / recompute the sealed chain and name the first"
                    + " entry that was altered, removed or moved")
    static final class Verify implements Callable<Integer> {
        @Override
        public Integer call() {
            try (var context = DoudiApplication.openForCommand()) {
                var report = context.getBean(AuditVerifier.class).verify();
                System.out.printf(
                        "已核验 %d 条,待封存 %d 条 / verified %d, not yet sealed %d%n",
                        report.verified(), report.waiting(), report.verified(), report.waiting());
                report.firstBreak()
                        .ifPresentOrElse(Verify::tell, () -> System.out.println("记录完整 / the record is whole"));
                return report.firstBreak().isEmpty() ? 0 : 1;
            }
        }

        private static void tell(AuditVerifier.Break found) {
            var what = switch (found.fault()) {
                case ALTERED_OR_REORDERED -> "被改动或调换 / altered or moved";
                case MISSING -> "缺失 / missing";
                case CUT_OFF ->
                    "其后全部缺失(与库外留存的链头不符)/ missing with everything after it (the head kept outside the"
                            + " database says so)";
            };
            System.out.printf(
                    "第 %d 条%s / entry %d%s%n",
                    found.position(), what, found.position(), found.entry() == null ? "" : " (" + found.entry() + ")");
        }
    }
}
