package org.doudi.policy.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doudi.policy.Book;
import org.doudi.policy.book.BookReader;
import org.doudi.policy.cases.Together.Effect;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private static final Path BOOK = Path.of("src/main/resources/org/doudi/policy/book");

    private final Book book = BookReader.published();

    @Test
    void the_table_of_what_programmes_do_to_each_other_is_what_the_policies_do() throws IOException {
        var found = Together.table(Together.of(book, worked()));
        if (System.getProperty("renew", "").equals("book")) {
            Files.writeString(BOOK.resolve("together.csv"), found);
        }

        assertThat(Files.readString(BOOK.resolve("together.csv")))
                .as("together.csv is out of date: run the tests of policy with -Drenew=book and look at what changed")
                .isEqualTo(found);
    }

    @Test
    void it_says_what_the_law_says() {
        var published = Together.published();

        assertThat(published.getOrDefault("P08", Map.of()).get("P01"))
                .as("dibao opens the living subsidy")
                .extracting(Effect::opens)
                .isEqualTo(true);
        assertThat(published.getOrDefault("P08", Map.of()).get("P02"))
                .as("destitute support closes the living subsidy")
                .extracting(Effect::closes)
                .isEqualTo(true);
        assertThat(published.getOrDefault("P04", Map.of()).get("P01"))
                .as("a dibao family is no family of rigid expenditure")
                .extracting(Effect::closes)
                .isEqualTo(true);
        assertThat(published.getOrDefault("P09", Map.of()).get("P12"))
                .as("of care subsidy and elder service subsidy the higher")
                .extracting(Effect::lessens)
                .isEqualTo(true);
        assertThat(published.getOrDefault("P10", Map.of()).get("P02"))
                .as("the orphans' benefit is less what destitute support pays")
                .extracting(Effect::lessens)
                .isEqualTo(true);
    }

    private List<WorkedCase> worked() throws IOException {
        var worked = new ArrayList<WorkedCase>();
        try (var files = Files.list(BOOK.resolve("cases"))) {
            for (var file : files.sorted().toList()) {
                worked.addAll(CaseReader.read(book, file.toString(), Files.readString(file)));
            }
        }
        return worked;
    }
}
