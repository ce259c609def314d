package org.doudi.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Outcome.Answer;
import org.doudi.policy.Parameters;
import org.doudi.policy.book.BookReader;
import org.doudi.policy.column.Answers;
import org.doudi.policy.column.Column;
import org.doudi.policy.column.CompiledPolicy;
import org.doudi.policy.column.Layout;
import org.doudi.policy.column.Population;
import org.doudi.policy.value.Value;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** KIE DMN with the very same P01.dmn and its own input maps, made beforehand. */
final class KieDibao {
    private static final LocalDate AUGUST_2023 = LocalDate.of(2023, 8, 1);

    /** What P01 reads: its contexts need no more. */
    private static final Set<String> READ = Set.copyOf(CompiledPolicy.compile(
                    BookReader.published().policies().policy("P01"),
                    Layout.of(BookReader.published().items()),
                    BookReader.published())
            .items());

    private final DMNRuntime runtime;
    private final DMNModel model;
    private final List<DMNContext> contexts = new ArrayList<>();
    private int next;

    KieDibao(Population population) {
        var family = ResourceFactory.newClassPathResource("org/doudi/policy/book/family.dmn", KieDibao.class);
        var file = ResourceFactory.newClassPathResource("org/doudi/policy/book/P01.dmn", KieDibao.class);
        this.runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(family, file))
                .getOrElseThrow(IllegalStateException::new);
        this.model = runtime.getModel("https://doudi.org/policy/P01", "最低生活保障");
        var parameters = parameters(BookReader.published().parameters());
        for (int row = 0; row < population.rows(); row++) {
            contexts.add(context(population, row, parameters));
        }
    }

    /** Decides one household; a hundred of them make a unit of time worth measuring. */
    long next() {
        for (int i = 0; i < 100; i++) {
            decide(contexts.get(next++ % contexts.size()));
        }
        return 100;
    }

    private Map<String, @Nullable Object> decide(DMNContext context) {
        var result = runtime.evaluateByName(model, context.clone(), "资格", "金额");
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("资格", result.getDecisionResultByName("资格").getResult());
        values.put("金额", result.getDecisionResultByName("金额").getResult());
        return values;
    }

    void requireSame(Answers answers) {
        for (int row = 0; row < contexts.size(); row++) {
            var values = decide(contexts.get(row));
            boolean entitled = Boolean.TRUE.equals(values.get("资格"));
            var cents = entitled && values.get("金额") instanceof BigDecimal yuan
                    ? OptionalLong.of(yuan.movePointRight(2).longValueExact())
                    : OptionalLong.empty();
            if (entitled != (answers.answer(row) == Answer.ENTITLED) || !cents.equals(answers.cents(row))) {
                throw new IllegalStateException("KIE DMN differs in row " + row);
            }
        }
    }

    private DMNContext context(Population population, int row, Map<String, Object> parameters) {
        var context = runtime.newContext();
        context.set("household", items(population, row, 0));
        var members = new ArrayList<Map<String, @Nullable Object>>();
        for (int member = 1; member <= population.members(row); member++) {
            members.add(items(population, row, member));
        }
        context.set("members", members);
        context.set("参数", parameters);
        context.set("申请日参数", parameters);
        context.set("month", AUGUST_2023);
        context.set("applied_on", AUGUST_2023);
        context.set("decided_on", AUGUST_2023);
        return context;
    }

    private static Map<String, @Nullable Object> items(Population population, int row, int member) {
        Map<String, @Nullable Object> items = new HashMap<>();
        for (var column : population.layout().columns()) {
            if (column.isOfMember() == (member > 0) && READ.contains(column.item())) {
                items.put(column.item(), value(column, population.value(row, member, column)));
            }
        }
        return items;
    }

    private static @Nullable Object value(Column column, long held) {
        return switch (column.kind()) {
            case MONEY, DECIMAL -> BigDecimal.valueOf(held, 2);
            case COUNT -> BigDecimal.valueOf(held);
            case GRADE -> held < 0 ? null : BigDecimal.valueOf(held);
            case FLAG -> held != 0;
            case CHOICE -> held < 0 ? null : column.choices().get((int) held);
            case SET -> null;
            case DATE -> held == Integer.MIN_VALUE ? null : LocalDate.ofEpochDay(held);
        };
    }

    private static Map<String, Object> parameters(Parameters parameters) {
        var resolved = parameters.resolve(YearMonth.of(2023, 8), DivisionCode.of("320412"));
        var values = new HashMap<String, Object>();
        for (var parameter : parameters.all()) {
            var keyed = new HashMap<String, Object>();
            resolved.values(parameter.id()).forEach((key, dated) -> {
                if (dated.value() instanceof Value.Decimal number) {
                    if (key.isEmpty()) {
                        values.put(parameter.id(), number.value());
                    } else {
                        keyed.put(key, number.value());
                    }
                }
            });
            values.putIfAbsent(parameter.id(), keyed);
        }
        return values;
    }
}
