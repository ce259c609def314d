package org.doudi.policy.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doudi.policy.Evaluator;
import org.doudi.policy.Item;
import org.doudi.policy.KieValues;
import org.doudi.policy.Outcome;
import org.doudi.policy.Outcome.Answer;
import org.doudi.policy.Policy;
import org.doudi.policy.Situation;
import org.doudi.policy.cases.CaseReader;
import org.doudi.policy.cases.WorkedCase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** Another engine, the same book: KIE DMN answers every worked case in which nothing is unknown as we do. */
class KieBookTest {
    private static final org.doudi.policy.Book BOOK = BookReader.published();
    private static final DMNRuntime KIE = DMNRuntimeBuilder.fromDefaults()
            .buildConfiguration()
            .fromResources(Book.policyFiles().stream()
                    .map(file -> ResourceFactory.newFileResource(file.toFile()))
                    .toList())
            .getOrElseThrow(IllegalStateException::new);

    static List<Path> cases() {
        return Book.caseFiles();
    }

    static List<DMNModel> models() {
        return KIE.getModels();
    }

    @ParameterizedTest
    @MethodSource("models")
    void kie_has_nothing_to_say_against_a_model_of_the_book(DMNModel model) {
        assertThat(model.getMessages()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void kie_answers_the_worked_cases_as_we_do(Path file) {
        int compared = 0;
        for (var worked : CaseReader.read(BOOK, file.toString(), Book.read(file))) {
            if (isKnown(worked.situation())) {
                worked.expected().forEach(expected -> assertSame(worked, expected));
                compared += worked.expected().size();
            }
        }

        assertThat(compared).isGreaterThan(8);
    }

    private static boolean isKnown(Situation situation) {
        return situation.household().size()
                        == BOOK.items().items(Item.Level.HOUSEHOLD).size()
                && situation.members().stream()
                        .allMatch(member -> member.items().size()
                                == BOOK.items().items(Item.Level.MEMBER).size());
    }

    private static void assertSame(WorkedCase worked, WorkedCase.Expected expected) {
        var parameters = BOOK.parameters().overriding(worked.parameters());
        var policy = BOOK.policies().policy(expected.programme());
        var ours = new Evaluator(BOOK.policies(), parameters, BOOK.items())
                .evaluate(expected.programme(), worked.situation(), expected.person());
        var results = policy.results(!expected.person().isEmpty());
        var names = results.names().stream()
                .filter(name -> policy.decision(name).isPresent())
                .toArray(String[]::new);
        var model = KIE.getModel("https://doudi.org/policy/" + policy.code(), policy.title());

        var theirs = KIE.evaluateByName(model, context(worked, expected.person()), names);

        Map<String, @Nullable Object> values = new HashMap<>();
        for (var name : names) {
            values.put(name, theirs.getDecisionResultByName(name).getResult());
        }
        assertSame(worked.title() + ": " + expected, ours, results, values);
    }

    private static void assertSame(
            String title, Outcome ours, Policy.Results results, Map<String, @Nullable Object> theirs) {
        boolean entitled = ours.answer() == Answer.ENTITLED;
        assertThat(theirs.get(results.entitled())).as(title).isEqualTo(entitled);
        if (entitled) {
            assertThat(theirs.get(results.from()))
                    .as(title)
                    .isEqualTo(ours.from().map(month -> month.atDay(1)).orElse(null));
            ours.amount()
                    .ifPresent(amount -> assertThat((BigDecimal) theirs.get(results.amount()))
                            .as(title)
                            .isEqualByComparingTo(BigDecimal.valueOf(amount.cents(), 2)));
        }
    }

    private static DMNContext context(WorkedCase worked, String person) {
        var situation = worked.situation();
        var parameters = BOOK.parameters().overriding(worked.parameters());
        var context = KIE.newContext();
        var household = KieValues.plain(situation.household());
        var members = new ArrayList<Object>();
        for (var member : situation.members()) {
            var items = KieValues.plain(member.items());
            members.add(items);
            if (member.id().equals(person)) {
                context.set("person", items);
            }
        }
        context.set("household", household);
        context.set("members", members);
        context.set(
                "received", situation.received().stream().map(KieValues::plain).toList());
        context.set("identities", situation.identities());
        context.set("applied_on", situation.appliedOn());
        context.set("decided_on", situation.decidedOn());
        context.set("month", situation.month().atDay(1));
        context.set(
                "参数",
                KieValues.plain(parameters
                        .resolve(situation.month(), situation.division())
                        .asContext(situation.household())));
        context.set(
                "申请日参数",
                KieValues.plain(parameters
                        .resolve(YearMonth.from(situation.appliedOn()), situation.division())
                        .asContext(situation.household())));
        return context;
    }
}
