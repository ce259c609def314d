package org.doudi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doudi.database.TestDatabase;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each case tampers as the superuser, who alone can, and undoes it. */
@DoudiTest
class AuditRecordTest {
    @Autowired
    private Audit audit;

    @Autowired
    private Sealer sealer;

    @Autowired
    private SealerClock clock;

    @Autowired
    private AuditVerifier verifier;

    @Autowired
    private TestDatabase database;

    @Autowired
    private PlatformTransactionManager app;

    @Autowired
    @Qualifier("engine")
    private JdbcClient engine;

    private JdbcClient superuser;

    @BeforeEach
    void five_sealed_entries() {
        clock.stop();
        superuser = database.asAdministrator();
        for (int i = 0; i < 5; i++) {
            record("household-" + i);
        }
        sealer.seal();
    }

    @Test
    void an_untouched_record_is_whole() {
        var report = verifier.verify();

        assertThat(report.firstBreak()).isEmpty();
        assertThat(report.verified()).isGreaterThanOrEqualTo(5);
        assertThat(report.waiting()).isZero();
    }

    @Test
    void an_altered_entry_is_found() {
        long position = positionOf("household-2");
        var reason = "UPDATE audit.entry SET reason = '" + "%s" + "' WHERE entry_id = " + sealedAt(position);
        tamper(reason.formatted("other"));

        assertThat(verifier.verify().firstBreak())
                .get()
                .satisfies(found -> assertThat(found.position()).isEqualTo(position))
                .satisfies(found -> assertThat(found.fault()).isEqualTo(AuditVerifier.Fault.ALTERED_OR_REORDERED));

        tamper(reason.formatted(""));
        assertThat(verifier.verify().firstBreak()).isEmpty();
    }

    @Test
    void a_missing_entry_is_found() {
        long position = positionOf("household-3");
        tamper("CREATE TABLE public.taken AS SELECT * FROM audit.entry WHERE entry_id = " + sealedAt(position));
        tamper("DELETE FROM audit.entry WHERE entry_id = " + sealedAt(position));

        assertThat(verifier.verify().firstBreak())
                .get()
                .satisfies(found -> assertThat(found.position()).isEqualTo(position))
                .satisfies(found -> assertThat(found.fault()).isEqualTo(AuditVerifier.Fault.MISSING));

        tamper("INSERT INTO audit.entry SELECT * FROM public.taken");
        tamper("DROP TABLE public.taken");
    }

    @Test
    void a_reordered_entry_is_found() {
        long position = positionOf("household-1");
        swap(position);

        assertThat(verifier.verify().firstBreak())
                .get()
                .satisfies(found -> assertThat(found.position()).isEqualTo(position))
                .satisfies(found -> assertThat(found.fault()).isEqualTo(AuditVerifier.Fault.ALTERED_OR_REORDERED));

        swap(position);
        assertThat(verifier.verify().firstBreak()).isEmpty();
    }

    @Test
    void a_tail_cut_off_with_its_seals_is_found_by_the_head_kept_outside() {
        long last = superuser
                .sql("SELECT max(position) FROM audit.seal")
                .query(Long.class)
                .single();
        tamper("CREATE TABLE public.cut AS SELECT * FROM audit.seal WHERE position = " + last);
        tamper("DELETE FROM audit.seal WHERE position = " + last);

        assertThat(verifier.verify().firstBreak())
                .get()
                .satisfies(found -> assertThat(found.fault()).isEqualTo(AuditVerifier.Fault.CUT_OFF));

        tamper("INSERT INTO audit.seal SELECT * FROM public.cut");
        tamper("DROP TABLE public.cut");
    }

    @Test
    void an_entry_of_a_transaction_rolled_back_does_not_exist() {
        long before = verifier.verify().verified();
        new TransactionTemplate(app).executeWithoutResult(status -> {
            audit.record("somebody", "household-file.read", "household", "rolled-back");
            status.setRollbackOnly();
        });
        sealer.seal();

        assertThat(verifier.verify().verified()).isEqualTo(before);
    }

    @Test
    void an_entry_that_commits_after_a_later_one_is_sealed_too() {
        new TransactionTemplate(app).executeWithoutResult(status -> {
            audit.record("somebody", "household-file.read", "household", "slow");
            audit.recordSystem(engine, "test", "household-file.read", "household", "quick");
            sealer.seal();
        });
        sealer.seal();

        assertThat(verifier.verify().waiting()).isZero();
        assertThat(verifier.verify().firstBreak()).isEmpty();
    }

    @Test
    void neither_the_pages_nor_the_owner_of_the_tables_can_change_or_remove_an_entry() {
        assertThatThrownBy(
                        () -> database.as("app").sql("DELETE FROM audit.entry").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.as("owner")
                        .sql("UPDATE audit.entry SET reason = 'other'")
                        .update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() ->
                        database.as("owner").sql("TRUNCATE audit.entry CASCADE").update())
                .hasMessageContaining("never changed");
    }

    private void record(String household) {
        new TransactionTemplate(app)
                .executeWithoutResult(
                        status -> audit.record("somebody", "household-file.read", "household", household));
    }

    private long positionOf(String household) {
        return superuser
                .sql("SELECT max(position) FROM audit.seal JOIN audit.entry USING (entry_id) WHERE object_id = :id")
                .param("id", household)
                .query(Long.class)
                .single();
    }

    private static String sealedAt(long position) {
        return "(SELECT entry_id FROM audit.seal WHERE position = " + position + ")";
    }

    /** Swaps the entries of two neighbouring seals. */
    private void swap(long position) {
        tamper("""
                UPDATE audit.seal SET entry_id = CASE position
                    WHEN %1$d THEN (SELECT entry_id FROM audit.seal WHERE position = %1$d + 1)
                    ELSE (SELECT entry_id FROM audit.seal WHERE position = %1$d) END
                WHERE position IN (%1$d, %1$d + 1)
                """.formatted(position));
    }

    private void tamper(String sql) {
        superuser
                .sql("SET session_replication_role = replica; "
                        + "ALTER TABLE audit.seal DROP CONSTRAINT IF EXISTS seal_each_entry_once; "
                        + sql)
                .update();
    }
}
