package org.doudi.policy.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterFileTest {
    private static final String GOOD = """
            id: dibao_standard
            title: 最低生活保障标准
            title_en: Monthly standard
            unit: yuan/month
            scope: city
            values:
              - from: "2022-07"
                through: "2023-06"
                value: 1000
                mark: confirmed
                source: city notice
              - from: "2023-07"
                value: 1020
                mark: confirmed
                source: city notice
            """;

    static List<Path> parameterFiles() {
        return Book.parameterFiles();
    }

    @ParameterizedTest
    @MethodSource("parameterFiles")
    void every_file_of_the_book_is_in_order(Path file) {
        var text = Book.read(file);

        assertThat(complaints(text)).isEmpty();
        assertThat(file.getFileName())
                .hasToString(text.lines().findFirst().orElseThrow().substring(4) + ".yaml");
    }

    @Test
    void a_file_in_order_has_no_complaint() {
        assertThat(complaints(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unit: yuan/month     | units: yuan/month     | unknown key in file: units",
                "source: city notice  | origin: city notice   | value without source",
                "from: \"2023-07\"    | from: \"2023-06\"     | overlapping periods",
                "value: 1020          | division: \"330102\"  | unknown division: 330102000000",
                "mark: confirmed      | mark: rumoured        | unknown mark: rumoured",
                "value: 1000          | value: thousand       | value is not a number: thousand",
                "from: \"2023-07\"    | from: \"July\"        | not a month: July",
                "value: 1020          | key: 城镇             | a key in a parameter without keys",
            })
    void a_mistake_is_refused(String right, String wrong, String complaint) {
        var mistaken = GOOD.replace(right, wrong);

        assertThat(complaints(mistaken)).anyMatch(found -> found.startsWith(complaint));
    }

    private static List<String> complaints(String text) {
        return new ParameterFile(text).complaints(Book.divisions(), Set.copyOf(Book.firstColumn("items.csv")));
    }
}
