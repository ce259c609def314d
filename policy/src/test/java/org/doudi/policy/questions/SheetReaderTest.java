package org.doudi.policy.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.doudi.policy.ItemRef;
import org.doudi.policy.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sheet of answers may come from anybody. */
class SheetReaderTest {
    private static final String GOOD = """
            {"format": "doudi-answers", "version": 1, "month": "2026-11", "place": "320400000000",
             "answers": {"people": {"m1.age": "45"}, "income": "declined"},
             "household": {"vehicle_count": 0},
             "members": [{"id": "m1", "items": {"birth_date": "1981-11-01", "sex": "男"}}]}
            """;

    private final SheetReader reader = new SheetReader(Asked.QUESTIONS, Asked.BOOK.items());

    @Test
    void an_application_reads_items_and_answers() {
        var sheet = reader.read(GOOD);

        assertThat(sheet.answers().of("income")).contains(Answer.DECLINED);
        assertThat(sheet.items())
                .containsEntry(new ItemRef("m1", "sex"), new Value.Text("男"))
                .containsEntry(ItemRef.ofHousehold("vehicle_count"), Value.Decimal.ZERO)
                .containsKey(new ItemRef("m1", "birth_date"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"version\": 1 -> \"version\": 2",
                "doudi-answers -> other",
                "2026-11\" -> soon\"",
                "320400000000 -> here",
                "\"income\": \"declined\" -> \"income\": \"perhaps\"",
                "\"income\": \"declined\" -> \"love\": \"declined\"",
                "\"m1.age\": \"45\" -> \"m1.age\": \"450\"",
                "\"m1.age\": \"45\" -> \"m99.age\": \"45\"",
                "\"m1.age\": \"45\" -> \"m1.name\": \"someone\"",
                "\"vehicle_count\": 0 -> \"vehicle_count\": -1",
                "\"vehicle_count\": 0 -> \"vehicle_count\": 1e999999999",
                "\"vehicle_count\": 0 -> \"vehicle_count\": \"many\"",
                "\"vehicle_count\": 0 -> \"secret\": 0",
                "\"vehicle_count\": 0 -> \"sex\": \"男\"",
                "\"sex\": \"男\" -> \"sex\": \"neither\"",
                "\"sex\": \"男\" -> \"adl_items\": {}",
                "1981-11-01 -> 1981-13-01",
                "\"id\": \"m1\" -> \"id\": \"m13\"",
                "\"members\" -> \"others\"",
                "{\"format\" -> !!java.lang.String {\"format\"",
                "} -> "
            })
    void whatever_is_not_known_is_refused_without_repeating_it(String change) {
        var parts = change.split(" ->", 2);
        var changed = GOOD.replace(parts[0], parts[1].strip());

        assertThat(changed).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> reader.read(changed))
                .isInstanceOf(InvalidSheet.class)
                .hasMessageNotContainingAny("someone", "secret", "neither", "perhaps");
    }

    @Test
    void long_deep_and_empty_texts_are_refused_at_once() {
        for (var text : new String[] {"", "[]", "null", "{", "{" + "[".repeat(60_000), "x".repeat(100_000)}) {
            assertThatThrownBy(() -> reader.read(text)).isInstanceOf(InvalidSheet.class);
        }
    }

    @Test
    void figures_may_be_typed_as_people_type_them() {
        var income = Asked.QUESTIONS.question("income").orElseThrow();

        var check = AnswerCheck.of(
                income, Map.of("m1.work", "１,２００ 元", "m2.work", "many", "m3.other", "-5", "m4.open", "on"));

        assertThat(check.answer().values()).containsOnly(Map.entry("m1.work", "1200"), Map.entry("m4.open", "yes"));
        assertThat(check.unfit()).containsExactlyInAnyOrder("m2.work", "m3.other");
    }
}
