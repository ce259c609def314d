package org.doudi.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doudi.crypto.Keys;
import org.doudi.registry.HouseholdChanges;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the tokens of families up to date with what changed in them, a batch a transaction, the cursor with it. */
@Component
class Indexing {
    private static final int BATCH = 10_000;

    /** Families taken apart at a time: their numbers are readable in memory that long. */
    private static final int AT_A_TIME = 1_000;

    private final HouseholdChanges changes;
    private final FamilyReader families;
    private final TokenBook book;
    private final Keys keys;

    Indexing(@Qualifier("load") JdbcClient db, FamilyReader families, TokenBook book, Keys keys) {
        this.changes = new HouseholdChanges(db, "search");
        this.families = families;
        this.book = book;
        this.keys = keys;
    }

    /**
     * Takes up the next changes.
     *
     * @return how many families they were about, 0 when none waits
     */
    @Transactional("load")
    public int next() {
        var waiting = changes.next(BATCH);
        var changed = families.changed(waiting);
        var ids = new ArrayList<>(changed.keySet());
        var tails = new Tails(keys);
        for (int from = 0; from < ids.size(); from += AT_A_TIME) {
            take(ids.subList(from, Math.min(from + AT_A_TIME, ids.size())), changed, tails);
        }
        return waiting.size();
    }

    private void take(List<UUID> ids, Map<UUID, byte[]> changed, Tails tails) {
        var hashes = new HashMap<>(changed);
        hashes.keySet().retainAll(ids);
        book.write(
                hashes,
                families.read(ids).stream()
                        .flatMap(family -> family.tokens(tails).stream())
                        .toList());
    }
}
