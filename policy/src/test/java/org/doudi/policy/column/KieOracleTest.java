package org.doudi.policy.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.policy.column.RandomFamilies.BOOK;
import static org.doudi.policy.column.RandomFamilies.P01;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.KieValues;
import org.doudi.policy.Outcome.Answer;
import org.doudi.policy.Situation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** Another engine, the same file: KIE DMN must answer as we do where nothing is unknown. */
class KieOracleTest {
    private static final int HOUSEHOLDS = 2_000;
    private static final Occasion AUGUST_2023 = Occasion.of(YearMonth.of(2023, 8));

    private final DMNRuntime runtime = DMNRuntimeBuilder.fromDefaults()
            .buildConfiguration()
            .fromResources(List.of(
                    ResourceFactory.newClassPathResource("org/doudi/policy/book/family.dmn", KieOracleTest.class),
                    ResourceFactory.newClassPathResource("org/doudi/policy/book/P01.dmn", KieOracleTest.class)))
            .getOrElseThrow(IllegalStateException::new);
    private final DMNModel model = runtime.getModel("https://doudi.org/policy/P01", "最低生活保障");

    @Test
    void kie_answers_two_thousand_households_as_we_do() {
        var population = new RandomFamilies(20_230_801, 0, false).population(HOUSEHOLDS);
        var answers = new Answers(HOUSEHOLDS);
        P01.on(AUGUST_2023, BOOK).evaluate(population, 0, HOUSEHOLDS, answers);
        var parameters = parameters();

        int entitled = 0;
        for (int row = 0; row < HOUSEHOLDS; row++) {
            var theirs = decide(population.situation(row, AUGUST_2023), parameters);
            boolean yes = Boolean.TRUE.equals(theirs.get("资格"));
            var cents = yes && theirs.get("金额") instanceof BigDecimal yuan
                    ? OptionalLong.of(yuan.movePointRight(2).longValueExact())
                    : OptionalLong.empty();
            assertThat(answers.answer(row) == Answer.ENTITLED).as("row %s", row).isEqualTo(yes);
            assertThat(answers.cents(row)).as("row %s", row).isEqualTo(cents);
            entitled += yes ? 1 : 0;
        }

        assertThat(entitled).isGreaterThan(50);
    }

    private Map<String, @Nullable Object> decide(Situation situation, Map<String, Object> parameters) {
        var context = runtime.newContext();
        context.set("household", KieValues.plain(situation.household()));
        context.set(
                "members",
                situation.members().stream()
                        .map(member -> KieValues.plain(member.items()))
                        .toList());
        context.set("参数", parameters);
        context.set("申请日参数", parameters);
        context.set("month", situation.month().atDay(1));
        context.set("applied_on", situation.appliedOn());
        context.set("decided_on", situation.decidedOn());
        var result = runtime.evaluateByName(model, context, "资格", "金额");
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("资格", result.getDecisionResultByName("资格").getResult());
        values.put("金额", result.getDecisionResultByName("金额").getResult());
        return values;
    }

    private static Map<String, Object> parameters() {
        var resolved = BOOK.parameters().resolve(YearMonth.of(2023, 8), DivisionCode.of("320412"));
        Map<String, Object> values = new HashMap<>();
        for (var parameter : BOOK.parameters().all()) {
            Map<String, @Nullable Object> keyed = new HashMap<>();
            resolved.values(parameter.id()).forEach((key, dated) -> keyed.put(key, KieValues.plain(dated.value())));
            var single = keyed.get("");
            values.put(parameter.id(), single == null ? keyed : single);
        }
        return values;
    }
}
