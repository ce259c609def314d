package org.doudi.exchange;

import java.util.Optional;
import java.util.UUID;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a person may still decide of a delivery, and what was decided, as printed.
 *
 * @param mayUndo whether it can be taken back now
 * @param undo what became of the last wish to take it back, empty if there was none
 * @param isUndoing whether it is being taken back
 * @param blockedBy the delivery that must be taken back first
 * @param blockedByCorrection the merge or split of persons that must be taken back first
 * @param awaiting why it waits, empty if it does not
 * @param mayDecide whether the reader may say that it is the whole
 */
record DeliveryFate(
        boolean mayUndo,
        String undo,
        boolean isUndoing,
        Optional<DeliveryLine> blockedBy,
        Optional<UUID> blockedByCorrection,
        String awaiting,
        boolean mayDecide) {

    static DeliveryFate of(
            JdbcClient database, Delivery delivery, DeliveryPrint printed, DeliveryFate.Words words, boolean mayAct) {
        var last = UndoRecords.last(database, delivery.id());
        boolean isUndoing = last.filter(undo -> !undo.hasEnded()).isPresent();
        boolean isNewest = delivery.state() == Delivery.State.LOADED
                && UndoRecords.newestLoaded(database, delivery.dataset())
                        .filter(delivery.id()::equals)
                        .isPresent();
        var figures = Shrinkage.figures(database, delivery.id());
        return new DeliveryFate(
                mayAct && isNewest && !isUndoing,
                last.map(words::of).orElse(""),
                isUndoing,
                last.flatMap(UndoRecords.Last::blockedBy)
                        .flatMap(id -> DeliveryRecords.find(database, id))
                        .map(printed::line),
                last.flatMap(UndoRecords.Last::blockedByCorrection),
                figures.map(words::of).orElse(""),
                mayAct && figures.isPresent() && !Shrinkage.isDecided(database, delivery.id()));
    }

    /** Sentences of one language. */
    record Words(Texts texts, Language language) {
        private String of(UndoRecords.Last undo) {
            var key = undo.hasEnded()
                    ? undo.isBlocked() ? "exchange.undo.blocked" : "exchange.undo.done"
                    : "exchange.undo.running";
            return texts.text(language, key, undo.asker(), undo.reason());
        }

        private String of(Shrinkage.Figures figures) {
            return texts.text(
                    language,
                    "exchange.awaiting.text",
                    DeliveryPrint.number(figures.rows()),
                    DeliveryPrint.number(figures.expected()),
                    DeliveryPrint.number(figures.rows() * 100 / Math.max(1, figures.expected())));
        }
    }
}
