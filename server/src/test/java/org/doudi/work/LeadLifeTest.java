package org.doudi.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.doudi.access.Role;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestClock;
import org.doudi.testing.TestPeople;
import org.doudi.testing.TestPeople.Colleague;
import org.doudi.testing.TestPeople.Family;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DoudiTest
@Import(TestPeople.class)
class LeadLifeTest {
    private static final String VILLAGE = "320402001001";
    private static final String OTHER_VILLAGE = "320402001002";
    private static final String QUIET_VILLAGE = "320402001003";
    private static final HandlingTerms TERMS =
            new HandlingTerms(Map.of(Urgency.RED, 3, Urgency.ORANGE, 7, Urgency.YELLOW, 15), 90);

    @Autowired
    private LeadBook book;

    @Autowired
    private LeadReader leads;

    @Autowired
    private LeadOutcomes outcomes;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient app;

    @Autowired
    @Qualifier("engine")
    private JdbcClient engine;

    @Autowired
    @Qualifier("load")
    private JdbcClient load;

    @Autowired
    @Qualifier("engine")
    private PlatformTransactionManager engineTransactions;

    private Family family;
    private Colleague clerk;

    @BeforeEach
    void a_family_and_the_clerk_of_its_village() {
        clock.set(LocalDateTime.of(2026, 11, 24, 9, 0));
        family = people.family("周小娟", VILLAGE, VILLAGE);
        clerk = people.colleague(Role.VILLAGE_CLERK, VILLAGE);
    }

    @Test
    void a_proposal_opens_a_lead_due_in_working_days() {
        var settled = settle(missing(126_000, Urgency.RED));

        assertThat(settled.opened()).isEqualTo(1);
        assertThat(only().course().dueOn()).isEqualTo(LocalDate.of(2026, 11, 27));
    }

    @Test
    void a_clock_does_not_run_over_the_national_day_holidays() {
        clock.set(LocalDateTime.of(2026, 9, 30, 9, 0));

        settle(missing(126_000, Urgency.RED));

        assertThat(only().course().dueOn()).isEqualTo(LocalDate.of(2026, 10, 10));
    }

    @Test
    void the_same_proposal_again_changes_nothing() {
        settle(missing(126_000, Urgency.RED));
        var before = only();
        clock.advance(Duration.ofDays(2));

        var settled = settle(missing(126_000, Urgency.RED));

        assertThat(settled.touched()).isEmpty();
        assertThat(settled.withdrawn()).isZero();
        assertThat(only()).isEqualTo(before);
    }

    @Test
    void a_new_sum_renews_the_ground_and_keeps_the_clock() {
        settle(missing(126_000, Urgency.YELLOW));
        var due = only().course().dueOn();
        clock.advance(Duration.ofDays(2));

        var settled = settle(missing(90_000, Urgency.YELLOW));

        assertThat(settled.touched()).hasSize(1);
        assertThat(only().ground().amountCents()).hasValue(90_000);
        assertThat(only().course().dueOn()).isEqualTo(due);
    }

    @Test
    void a_more_urgent_ground_shortens_the_clock() {
        settle(missing(126_000, Urgency.YELLOW));

        settle(missing(126_000, Urgency.RED));

        assertThat(only().course().dueOn()).isEqualTo(LocalDate.of(2026, 11, 27));
    }

    @Test
    void a_lead_whose_ground_is_gone_is_withdrawn_and_another_kind_takes_its_place() {
        settle(missing(126_000, Urgency.RED));

        var settled = settle(proposal(LeadKind.CANNOT_TELL, LeadAnswer.DEPENDS, OptionalLong.empty(), Urgency.YELLOW));

        assertThat(settled.withdrawn()).isEqualTo(1);
        assertThat(only().ground().kind()).isEqualTo(LeadKind.CANNOT_TELL);
        assertThat(stateOfAll()).containsExactlyInAnyOrder("withdrawn", "open");
    }

    @Test
    void a_closed_lead_rests_until_its_sum_changes() {
        settle(missing(126_000, Urgency.RED));
        record(only().leadId(), HandleOutcome.REFUSED_BY_FAMILY);

        assertThat(settle(missing(126_000, Urgency.RED)).opened()).isZero();
        assertThat(settle(missing(130_000, Urgency.RED)).opened()).isEqualTo(1);
    }

    @Test
    void a_closed_lead_rests_for_its_days_and_no_longer() {
        settle(missing(126_000, Urgency.RED));
        record(only().leadId(), HandleOutcome.REFUSED_BY_FAMILY);

        clock.advance(Duration.ofDays(89));
        assertThat(settle(missing(126_000, Urgency.RED)).opened()).isZero();
        clock.advance(Duration.ofDays(1));
        assertThat(settle(missing(126_000, Urgency.RED)).opened()).isEqualTo(1);
    }

    @Test
    void watching_asks_again_on_the_day_the_clerk_gave() {
        settle(missing(126_000, Urgency.RED));
        var lead = only().leadId();
        people.as(
                clerk, () -> outcomes.record(lead, HandleOutcome.MONITOR, "", Optional.of(LocalDate.of(2026, 12, 24))));

        clock.set(LocalDateTime.of(2026, 12, 23, 9, 0));
        assertThat(settle(missing(126_000, Urgency.RED)).opened()).isZero();
        clock.set(LocalDateTime.of(2026, 12, 24, 9, 0));
        assertThat(settle(missing(126_000, Urgency.RED)).opened()).isEqualTo(1);
    }

    @Test
    void an_outcome_can_be_taken_back_for_ten_minutes_and_both_rows_stay() {
        settle(missing(126_000, Urgency.RED));
        var lead = only().leadId();
        record(lead, HandleOutcome.DATA_ERROR);
        clock.advance(Duration.ofMinutes(9));

        var undone = people.as(clerk, () -> outcomes.undo(lead));

        assertThat(undone).isEqualTo(LeadOutcomes.Undone.UNDONE);
        assertThat(only().leadId()).isEqualTo(lead);
        var history = people.as(clerk, () -> outcomes.history(lead));
        assertThat(history).extracting(LeadOutcomes.Row::stands).containsExactly(false, false);
        assertThat(history.getFirst().who()).isEqualTo(clerk.actor().fullName());
    }

    @Test
    void an_outcome_is_not_taken_back_later_or_by_a_colleague() {
        settle(missing(126_000, Urgency.RED));
        var lead = only().leadId();
        record(lead, HandleOutcome.DATA_ERROR);
        var colleague = people.colleague(Role.VILLAGE_CLERK, VILLAGE);

        assertThat(people.as(colleague, () -> outcomes.undo(lead))).isEqualTo(LeadOutcomes.Undone.TOO_LATE);
        clock.advance(Duration.ofMinutes(11));
        assertThat(people.as(clerk, () -> outcomes.undo(lead))).isEqualTo(LeadOutcomes.Undone.TOO_LATE);
    }

    @Test
    void fifty_hands_at_once_record_one_outcome() throws InterruptedException {
        settle(missing(126_000, Urgency.RED));
        var lead = only().leadId();

        List<LeadOutcomes.Recorded> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads
                    .invokeAll(IntStream.range(0, 50)
                            .<Callable<LeadOutcomes.Recorded>>mapToObj(
                                    hand -> () -> record(lead, HandleOutcome.CHARITY))
                            .toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .toList();
        }

        assertThat(answers).filteredOn(LeadOutcomes.Recorded.RECORDED::equals).hasSize(1);
        assertThat(answers).filteredOn(LeadOutcomes.Recorded.NOT_OPEN::equals).hasSize(49);
        assertThat(people.as(clerk, () -> outcomes.history(lead))).hasSize(1);
    }

    @Test
    void the_clerk_of_another_village_cannot_read_count_or_close_a_lead() {
        settle(missing(126_000, Urgency.RED));
        var lead = only().leadId();
        var other = people.colleague(Role.VILLAGE_CLERK, QUIET_VILLAGE);

        assertThat(people.as(other, () -> leads.find(other.actor(), lead))).isEmpty();
        assertThat(listOf(other)).isEmpty();
        assertThat(people.as(other, () -> leads.counts(other.actor(), everything(other))))
                .isEmpty();
        assertThat(people.as(other, () -> outcomes.history(lead))).isEmpty();
        assertThat(people.as(other, () -> outcomes.record(lead, HandleOutcome.CHARITY, "", Optional.empty())))
                .isEqualTo(LeadOutcomes.Recorded.NOT_FOUND);
    }

    @Test
    void both_the_place_of_living_and_that_of_the_register_see_the_lead() {
        family = people.family("吴老伯", VILLAGE, OTHER_VILLAGE);
        settle(missing(126_000, Urgency.RED));
        var registered = people.colleague(Role.VILLAGE_CLERK, OTHER_VILLAGE);
        var town = people.colleague(Role.TOWN_OFFICER, "320402001000");

        assertThat(listOf(registered)).extracting(Lead::headName).contains("吴老伯");
        assertThat(listOf(town))
                .filteredOn(lead -> lead.householdId().equals(family.householdId()))
                .singleElement()
                .satisfies(lead -> assertThat(lead.place().value()).isEqualTo(VILLAGE));
    }

    @Test
    void an_auditor_and_a_city_officer_read_and_record_nothing() {
        settle(missing(126_000, Urgency.RED));
        var lead = only().leadId();

        for (var role : List.of(Role.AUDITOR, Role.CITY_OFFICER)) {
            var reader = people.colleague(role, "320400000000");
            assertThat(people.as(reader, () -> leads.find(reader.actor(), lead)))
                    .isPresent();
            assertThat(people.as(reader, () -> outcomes.record(lead, HandleOutcome.CHARITY, "", Optional.empty())))
                    .isEqualTo(LeadOutcomes.Recorded.NOT_FOUND);
        }
    }

    @Test
    void pages_can_never_change_the_ground_of_a_lead() {
        settle(missing(126_000, Urgency.RED));

        for (var statement : List.of(
                "UPDATE work.lead SET amount_cents = 1",
                "UPDATE work.lead SET state = 'closed'",
                "DELETE FROM work.lead",
                "DELETE FROM work.lead_outcome",
                "INSERT INTO work.lead_outcome (lead_id, living_division, hukou_division, code, recorded_by, recorded_at)"
                        + " SELECT lead_id, living_division, hukou_division, '01', gen_random_uuid(), now() FROM work.lead")) {
            assertThatThrownBy(() -> people.as(clerk, () -> app.sql(statement).update()))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void a_family_that_moves_takes_its_leads_along() {
        settle(missing(126_000, Urgency.RED));
        var lead = only().leadId();

        load.sql(
                        "UPDATE registry.household SET living_division = :to, hukou_division = :to WHERE household_id = :moves")
                .param("to", OTHER_VILLAGE)
                .param("moves", family.householdId())
                .update();

        var other = people.colleague(Role.VILLAGE_CLERK, OTHER_VILLAGE);
        assertThat(people.as(clerk, () -> leads.find(clerk.actor(), lead))).isEmpty();
        assertThat(people.as(other, () -> leads.find(other.actor(), lead))).isPresent();
    }

    private LeadProposal missing(long cents, Urgency urgency) {
        return proposal(LeadKind.MISSING, LeadAnswer.ENTITLED, OptionalLong.of(cents), urgency);
    }

    private LeadProposal proposal(LeadKind kind, LeadAnswer answer, OptionalLong cents, Urgency urgency) {
        return new LeadProposal(family.householdId(), "P01", "", kind, answer, cents, urgency);
    }

    private LeadBook.Settled settle(LeadProposal... proposals) {
        return Objects.requireNonNull(new TransactionTemplate(engineTransactions)
                .execute(status -> book.settle(List.of(family.householdId()), List.of(proposals), TERMS)));
    }

    private LeadOutcomes.Recorded record(UUID lead, HandleOutcome outcome) {
        return people.as(clerk, () -> outcomes.record(lead, outcome, "", Optional.empty()));
    }

    private Lead only() {
        return listOf(clerk).stream()
                .filter(lead -> lead.householdId().equals(family.householdId()))
                .findAny()
                .orElseThrow();
    }

    private List<Lead> listOf(Colleague colleague) {
        return people.as(colleague, () -> leads.list(colleague.actor(), everything(colleague), Optional.empty(), 1000));
    }

    private static LeadFilter everything(Colleague colleague) {
        return LeadFilter.of(new LeadFilter.Address("", "", "", "", "", "", "", "", ""), colleague.actor());
    }

    private List<String> stateOfAll() {
        return engine.sql("SELECT state FROM work.lead WHERE household_id = :household")
                .param("household", family.householdId())
                .query(String.class)
                .list();
    }
}
