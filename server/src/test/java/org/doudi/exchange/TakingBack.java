package org.doudi.exchange;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Optional;
import java.util.UUID;
import org.doudi.database.TestDatabase;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes deliveries back without a page or a scheduler. */
@TestComponent
class TakingBack {
    private final Undoing undoing;
    private final Deliveries deliveries;
    private final JdbcClient database;

    TakingBack(Undoing undoing, Deliveries deliveries, TestDatabase database) {
        this.undoing = undoing;
        this.deliveries = deliveries;
        this.database = database.asAdministrator();
    }

    void takeBack(Delivery delivery) {
        answer(ask(delivery));
    }

    UUID ask(Delivery delivery) {
        return database.sql("""
                        INSERT INTO exchange.delivery_undo (delivery_id, reason, asked_by, asker)
                        VALUES (:delivery, '发错了文件', 'test', '测试') RETURNING undo_id
                        """)
                .param("delivery", delivery.id())
                .query(UUID.class)
                .single();
    }

    void answer(UUID undo) {
        undoing.answer(undo);
    }

    boolean answerFails(UUID undo) {
        return catchThrowable(() -> undoing.answer(undo)) != null;
    }

    Delivery.State state(Delivery delivery) {
        return deliveries.find(delivery.id()).orElseThrow().state();
    }

    Optional<UUID> blockedBy(Delivery delivery) {
        return UndoRecords.last(database, delivery.id()).flatMap(UndoRecords.Last::blockedBy);
    }

    void killWhoever(String does) {
        database.sql("""
                        CREATE FUNCTION public.kill() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                        BEGIN
                            PERFORM pg_terminate_backend(pg_backend_pid());
                            RETURN NULL;
                        END $$
                        """).update();
        database.sql("CREATE TRIGGER kill AFTER " + does + " FOR EACH STATEMENT EXECUTE FUNCTION public.kill()")
                .update();
    }

    void spare() {
        database.sql("DROP FUNCTION public.kill() CASCADE").update();
    }
}
