package org.doudi.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.doudi.DoudiApplication;
import org.doudi.exchange.Catalogue;
import org.doudi.exchange.Deliveries;
import org.doudi.exchange.Delivery;
import org.doudi.exchange.Sender;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "deliver",
        mixinStandardHelpOptions = true,
        description = "报送一个数据文件,等它入库 / deliver a department's file and wait until it is stored")
final class DeliverCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "DATASET",
            description = "数据集代码 / code of the dataset, such as pension_payment")
    private String dataset;

    @Parameters(index = "1", paramLabel = "FILE", description = "CSV 或 XLSX 文件 / CSV or XLSX file")
    private Path file;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), "文件不存在或不可读 / no such readable file: " + file);
        }
        try (var context = DoudiApplication.openForCommand();
                var content = Files.newInputStream(file)) {
            if (context.getBean(Catalogue.class).find(dataset).isEmpty()) {
                throw new ParameterException(spec.commandLine(), "没有这个数据集 / no such dataset: " + dataset);
            }
            var deliveries = context.getBean(Deliveries.class);
            var id = deliveries.receive(
                    dataset, file.getFileName().toString(), content, new Sender.Platform("command-line"));
            return tell(deliveries.awaitEnd(id, DeliverCommand::show), context.getBean(Texts.class));
        }
    }

    private static void show(Delivery.Progress progress) {
        System.out.printf(
                "\r已读 %,d 行,%,d 行/秒,约剩 %d 秒 / %,d rows read   ",
                progress.rowsRead(), progress.rowsPerSecond(), progress.secondsLeft(), progress.rowsRead());
    }

    private static int tell(Delivery delivery, Texts texts) {
        var counts = delivery.counts();
        System.out.printf(
                "%n%s %s: 读取 %,d 入库 %,d 未变 %,d 退回 %,d 不在授权范围 %,d%n"
                        + "read %,d, stored %,d, unchanged %,d, rejected %,d, outside lawful scope %,d%n",
                delivery.number(),
                delivery.state(),
                counts.read(),
                counts.stored(),
                counts.unchanged(),
                counts.rejected(),
                counts.outsideScope(),
                counts.read(),
                counts.stored(),
                counts.unchanged(),
                counts.rejected(),
                counts.outsideScope());
        delivery.refusal().ifPresent(key -> {
            for (var language : Language.values()) {
                System.out.println(
                        texts.text(language, key, delivery.refusalDetails().toArray()));
            }
        });
        return switch (delivery.state()) {
            case LOADED, REPEATED -> 0;
            case RECEIVED, MAPPING, AWAITING, REFUSED, CANCELLED, FAILED, UNDONE -> 1;
        };
    }
}
