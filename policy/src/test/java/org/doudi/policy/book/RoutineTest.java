package org.doudi.policy.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The routine gives an identity exactly where the programme that recognises it would. */
class RoutineTest {
    @ParameterizedTest
    @CsvSource({"P01, 符合低保", "P03, 符合边缘", "P04, 符合刚性"})
    void the_routine_repeats_the_conditions_of_the_programme(String programme, String identity) {
        var ofProgramme = expression(programme, "资格");
        var ofRoutine = expression("routine", identity);

        assertThat(ofRoutine).isEqualTo(ofProgramme).contains("有共同生活成员");
    }

    private static String expression(String file, String decision) {
        var text = Book.read(Book.folder().resolve(file + ".dmn"));
        var found = Pattern.compile("name=\"" + decision + "\">.*?<text>(.*?)</text>", Pattern.DOTALL)
                .matcher(text);
        assertThat(found.find()).isTrue();
        return found.group(1).replaceAll("\\s+", " ").strip();
    }
}
