package org.doudi.screening;

import java.util.List;
import java.util.UUID;
import org.doudi.registry.HouseholdChanges;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Families that changed since they were last screened. */
@Component
class ChangeFeed {
    private final HouseholdChanges changes;

    ChangeFeed(@Qualifier("engine") JdbcClient db) {
        this.changes = new HouseholdChanges(db, "screening");
    }

    /** The families of the next changes, at most {@code limit} changes; the cursor moves with the transaction. */
    @Transactional(value = "engine", propagation = Propagation.MANDATORY)
    List<UUID> next(int limit) {
        return changes.next(limit);
    }
}
