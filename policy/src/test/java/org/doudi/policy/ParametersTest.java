package org.doudi.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.book.ParameterReader;
import org.doudi.policy.value.Value;
import org.doudi.policy.yaml.InvalidYaml;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final DivisionCode WUJIN = DivisionCode.of("320412");
    private static final DivisionCode XINBEI = DivisionCode.of("320411");
    private static final Parameter STANDARD = ParameterReader.read("standard.yaml", """
            id: standard
            title: 标准
            unit: yuan/month
            scope: city
            key: hukou_type
            key_item: hukou_type
            values:
              - {from: 2012-07, through: 2013-06, key: 城镇, value: 500, mark: confirmed, source: a}
              - {from: 2012-07, through: 2013-06, key: 农村, value: 390, mark: confirmed, source: a}
              - {from: 2022-07, value: 980, mark: memory, source: b}
              - {from: 2023-07, value: 1020.50, mark: confirmed, source: c}
              - {from: 2023-07, through: 2023-12, division: "320411", value: 1100, mark: demo, source: d}
            """);

    private static Value standard(String month, DivisionCode division, Map<String, Value> household) {
        return new Parameters(List.of(STANDARD))
                .resolve(YearMonth.parse(month), division)
                .asContext(household)
                .member("standard")
                .orElse(Value.Nothing.NULL);
    }

    @Test
    void a_value_holds_from_its_month_until_the_next() {
        assertThat(standard("2022-06", WUJIN, Map.of())).isEqualTo(Value.Nothing.NULL);
        assertThat(standard("2022-07", WUJIN, Map.of())).hasToString("980");
        assertThat(standard("2023-06", WUJIN, Map.of())).hasToString("980");
        assertThat(standard("2023-07", WUJIN, Map.of())).hasToString("1020.50");
    }

    @Test
    void the_narrowest_division_wins_while_its_value_holds() {
        assertThat(standard("2023-12", XINBEI, Map.of())).hasToString("1100");
        assertThat(standard("2024-01", XINBEI, Map.of())).hasToString("1020.50");
    }

    @Test
    void the_household_selects_the_key_and_an_unknown_one_leaves_bounds() {
        assertThat(standard("2012-09", WUJIN, Map.of("hukou_type", new Value.Text("农村"))))
                .hasToString("390");
        assertThat(standard("2012-09", WUJIN, Map.of())).hasToString("390…500");
    }

    @Test
    void an_override_holds_always() {
        var changed = new Parameters(List.of(STANDARD)).overriding(Map.of("standard", Value.Decimal.of(7)));

        assertThat(changed.resolve(YearMonth.of(2012, 9), WUJIN)
                        .asContext(Map.of())
                        .member("standard"))
                .contains(Value.Decimal.of(7));
        assertThatThrownBy(() -> changed.overriding(Map.of("nonsense", Value.Decimal.of(7))))
                .isInstanceOf(UnknownName.class)
                .hasMessage("there is no parameter named nonsense");
    }

    @Test
    void a_value_without_source_or_beside_another_is_refused_with_its_line() {
        assertThatThrownBy(() -> ParameterReader.read("x.yaml", """
                        id: x
                        title: x
                        values:
                          - {from: 2022-07, value: 980, mark: memory}
                        """))
                .isInstanceOf(InvalidYaml.class)
                .hasMessage("x.yaml:4: the value has no source");
        assertThatThrownBy(() -> ParameterReader.read("x.yaml", """
                        id: x
                        title: x
                        values:
                          - {from: 2022-07, through: 2023-07, value: 980, mark: memory, source: a}
                          - {from: 2023-07, value: 981, mark: memory, source: a}
                        """))
                .isInstanceOf(InvalidYaml.class)
                .hasMessageContaining("two values hold in 2023-07");
    }
}
