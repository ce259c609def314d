package org.doudi.exchange;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Datasets in words of one language. */
@Component
class DatasetPrint {
    private final Texts texts;
    private final Clock clock;

    DatasetPrint(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    DatasetsPage.Line line(Dataset dataset, DatasetState state, Language language) {
        var light = light(dataset, state.last());
        return new DatasetsPage.Line(
                dataset.code(),
                dataset.name(language),
                owner(dataset, language),
                texts.text(language, "exchange.refresh." + lower(dataset.refresh())),
                texts.text(language, "exchange.mode." + lower(dataset.mode())),
                texts.text(language, "exchange.scope." + lower(dataset.scope())),
                texts.text(language, "exchange.absence." + lower(dataset.absence())),
                state.last().map(DeliveryPrint.TIME::format).orElse("—"),
                DeliveryPrint.number(state.rows()),
                light,
                texts.text(language, "exchange.light." + light));
    }

    /** Links by pass of the newest delivery against the one before. */
    List<Passes.Line> passes(JdbcClient database, Dataset dataset, Language language) {
        return Passes.newest(database, dataset, texts, language);
    }

    String owner(Dataset dataset, Language language) {
        return language == Language.ENGLISH ? dataset.ownerEnglish() : dataset.owner();
    }

    String rule(Column column, Language language) {
        boolean isBounded = column.type() == Column.Type.INTEGER && column.max() < Integer.MAX_VALUE;
        var values = isBounded ? column.min() + "–" + column.max() : String.join("、", column.values());
        return texts.text(language, "exchange.type." + lower(column.type()), values);
    }

    /** Whether its table holds nothing that could be read as the column's value. */
    boolean isHidden(Dataset dataset, Column column) {
        return !column.type().isStored() || dataset.scope() == Dataset.PersonScope.MATCH_ONLY;
    }

    /** When a full register waits for a person; empty for other datasets. */
    String least(Dataset dataset, Language language) {
        return dataset.mode() == Dataset.Mode.SNAPSHOT
                ? texts.text(language, "exchange.dataset.least", Integer.toString(dataset.leastShare()))
                : "";
    }

    /** Green while deliveries come as agreed, then yellow, then red; grey before the first. */
    private String light(Dataset dataset, Optional<Instant> last) {
        if (last.isEmpty()) {
            return "grey";
        }
        long days = ChronoUnit.DAYS.between(last.get(), clock.instant());
        if (days < dataset.refresh().lateAfterDays()) {
            return "green";
        }
        return days < dataset.refresh().tooLateAfterDays() ? "yellow" : "red";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
