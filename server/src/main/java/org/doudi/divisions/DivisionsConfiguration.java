package org.doudi.divisions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doudi.kernel.DivisionCode;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings the shipped divisions and holidays into the database and reads them back; what is there already stays. */
@Configuration(proxyBeanMethods = false)
class DivisionsConfiguration {
    /** Two prisons and two resort zones, coded as towns: no household lives there. */
    private static final Set<String> WITHOUT_HOUSEHOLDS = Set.of("320481400", "320481401", "320412412", "320412413");

    @Bean
    Divisions divisions(@Qualifier("load") JdbcClient db) {
        var shipped = rows("divisions/divisions.csv");
        db.sql("""
                        INSERT INTO divisions.division (code, name, level, parent_code, has_households)
                        SELECT code, name, level, nullif(parent_code, ''), has_households
                        FROM unnest(:codes::text[], :names::text[], :levels::text[], :parents::text[], :households::boolean[])
                            AS shipped (code, name, level, parent_code, has_households)
                        ON CONFLICT (code) DO NOTHING
                        """)
                .param("codes", column(shipped, 0))
                .param("names", column(shipped, 1))
                .param("levels", column(shipped, 2))
                .param("parents", column(shipped, 3))
                .param(
                        "households",
                        shipped.stream().map(row -> hasHouseholds(row[0])).toArray(Boolean[]::new))
                .update();
        return new Divisions(db.sql("SELECT code, name, has_households FROM divisions.division ORDER BY code")
                .query((row, number) -> new Division(
                        new DivisionCode(row.getString("code")),
                        row.getString("name"),
                        row.getBoolean("has_households")))
                .list());
    }

    @Bean
    WorkingDays workingDays(@Qualifier("load") JdbcClient db) {
        var shipped = rows("divisions/special-days.csv");
        db.sql("""
                        INSERT INTO divisions.special_day (day, kind, name)
                        SELECT day::date, kind, name
                        FROM unnest(:days::text[], :kinds::text[], :names::text[]) AS shipped (day, kind, name)
                        ON CONFLICT (day) DO NOTHING
                        """)
                .param("days", column(shipped, 0))
                .param("kinds", column(shipped, 1))
                .param("names", column(shipped, 2))
                .update();
        Map<LocalDate, Boolean> workingByDay = new HashMap<>();
        db.sql("SELECT day, kind FROM divisions.special_day").query(row -> {
            workingByDay.put(
                    row.getObject("day", LocalDate.class), row.getString("kind").equals("workday"));
        });
        return new WorkingDays(workingByDay);
    }

    private static boolean hasHouseholds(String code) {
        return !WITHOUT_HOUSEHOLDS.contains(code.substring(0, 9));
    }

    private static String[] column(List<String[]> rows, int index) {
        return rows.stream().map(row -> row[index]).toArray(String[]::new);
    }

    private static List<String[]> rows(String resource) {
        try (var reader = new BufferedReader(
                new InputStreamReader(new ClassPathResource(resource).getInputStream(), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
