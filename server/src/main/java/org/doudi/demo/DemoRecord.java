package org.doudi.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.doudi.city.CityPlan;
import org.doudi.city.CitySize;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembers which demo city the database holds. */
@Component
class DemoRecord {
    private static final long SEED = 7;

    private final JdbcClient db;
    private final Clock clock;
    private final String size;

    DemoRecord(@Qualifier("load") JdbcClient db, Clock clock, @Value("${doudi.city:none}") String size) {
        this.db = db;
        this.clock = clock;
        this.size = size;
    }

    /** The city still to be made or finished, written for the day of the first start; empty when it stands. */
    @Transactional("load")
    Optional<CityPlan> unfinished() {
        db.sql("INSERT INTO demo.city (size, seed, as_of) VALUES (:size, :seed, :today) ON CONFLICT DO NOTHING")
                .param("size", size)
                .param("seed", SEED)
                .param("today", LocalDate.now(clock))
                .update();
        return db.sql("SELECT size, seed, as_of FROM demo.city WHERE finished_at IS NULL")
                .query((row, _) -> new CityPlan(
                                CitySize.named(row.getString("size")),
                                row.getLong("seed"),
                                row.getObject("as_of", LocalDate.class))
                        .asReallySent())
                .optional();
    }

    /** Notes that every file was delivered. */
    @Transactional("load")
    void finish() {
        db.sql("UPDATE demo.city SET finished_at = clock_timestamp()").update();
    }
}
