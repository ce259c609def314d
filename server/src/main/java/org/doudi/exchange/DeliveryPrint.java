package org.doudi.exchange;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;

/** Deliveries in words of one language. */
final class DeliveryPrint {
    /** To the minute, where the city is. */
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private final Catalogue catalogue;
    private final Texts texts;
    private final Language language;

    DeliveryPrint(Catalogue catalogue, Texts texts, Language language) {
        this.catalogue = catalogue;
        this.texts = texts;
        this.language = language;
    }

    String name(String code) {
        return catalogue.find(code).map(dataset -> dataset.name(language)).orElse(code);
    }

    DeliveryLine line(Delivery delivery) {
        var counts = delivery.counts();
        return new DeliveryLine(
                delivery.id().toString(),
                delivery.number(),
                delivery.dataset(),
                name(delivery.dataset()),
                delivery.fileName(),
                size(delivery.bytes()),
                delivery.senderName(),
                delivery.asOf().toString(),
                TIME.format(delivery.receivedAt()),
                texts.text(language, "exchange.state." + delivery.state().code()),
                mark(delivery.state()),
                number(counts.read()),
                number(counts.stored()),
                number(counts.rejected()),
                number(counts.outsideScope()),
                speed(delivery),
                delivery.state().hasEnded());
    }

    ProgressLine progress(Delivery.Progress progress, long bytes) {
        var sentence = progress.storing()
                ? texts.text(language, "exchange.progress.storing", number(progress.rowsRead()))
                : texts.text(
                        language,
                        "exchange.progress.reading",
                        number(progress.rowsRead()),
                        number(progress.rowsPerSecond()),
                        number(progress.secondsLeft()));
        var counts = texts.text(
                language,
                "exchange.progress.counts",
                number(progress.accepted()),
                number(progress.rejected()),
                number(progress.outsideScope()));
        return new ProgressLine(sentence, counts, Math.min(progress.bytesRead(), bytes), Math.max(bytes, 1));
    }

    List<Bar> bars(Delivery.Counts counts) {
        long most = Math.max(1, Math.max(counts.read(), counts.superseded()));
        return List.of(
                bar("read", counts.read(), most),
                bar("stored", counts.stored(), most),
                bar("unchanged", counts.unchanged(), most),
                bar("recognised", counts.recognised(), most),
                bar("superseded", counts.superseded(), most),
                bar("rejected", counts.rejected(), most),
                bar("forReview", counts.forReview(), most),
                bar("outside", counts.outsideScope(), most),
                bar("admitted", counts.admitted(), most));
    }

    String refusal(Delivery delivery) {
        return delivery.refusal()
                .map(key -> texts.text(language, key, delivery.refusalDetails().toArray()))
                .orElse("");
    }

    String sentence(String dataset, Fault fault) {
        return FaultText.of(texts, language, catalogue.find(dataset).orElseThrow(), fault);
    }

    /** In what form the file was read. */
    String form(DeliveryForms.Read read) {
        var form = read.form();
        var skipped = read.skipped() == 0 ? "" : texts.text(language, "exchange.form.skipped", number(read.skipped()));
        var line = number(read.headerLine());
        return switch (form.kind()) {
            case XLSX -> texts.text(language, "exchange.form.xlsx", form.sheet(), line) + skipped;
            case CSV ->
                texts.text(
                                language,
                                "exchange.form.csv",
                                form.charset().name() + (form.mark() ? " BOM" : ""),
                                texts.text(language, "exchange.form.delimiter." + (int) form.delimiter()),
                                line)
                        + skipped;
        };
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private Bar bar(String what, long value, long most) {
        return new Bar(texts.text(language, "exchange.count." + what), number(value), value, most);
    }

    private String speed(Delivery delivery) {
        if (delivery.seconds() <= 0 || delivery.counts().read() == 0) {
            return "";
        }
        return texts.text(
                language,
                "exchange.delivery.speed",
                String.format(Locale.ROOT, "%.1f", delivery.seconds()),
                number(Math.round(delivery.counts().read() / delivery.seconds())));
    }

    private static String mark(Delivery.State state) {
        return switch (state) {
            case RECEIVED, MAPPING -> "mark-yellow";
            case AWAITING -> "mark-orange";
            case LOADED -> "mark-green";
            case REPEATED, CANCELLED, UNDONE -> "mark-grey";
            case REFUSED, FAILED -> "mark-red";
        };
    }

    private static String size(long bytes) {
        return bytes < 1_000_000 ? number((bytes + 999) / 1000) + " kB" : number(bytes / 1_000_000) + " MB";
    }
}
