package org.doudi.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.doudi.divisions.Divisions;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.Book;
import org.doudi.policy.value.Value;
import org.doudi.programmes.BookInUse;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestFacts;
import org.doudi.testing.TestPeople;
import org.doudi.testing.TestPeople.Family;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@DoudiTest
@Import({TestPeople.class, TestFacts.class})
class CityPopulationTest {
    /** Every test has two villages of its own, since families stay from test to test. */
    private static final AtomicInteger NEXT = new AtomicInteger();

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    @Autowired
    private TestPeople people;

    @Autowired
    private TestFacts facts;

    @Autowired
    private HouseholdReader reader;

    @Autowired
    private RowMaker rows;

    @Autowired
    private Programmes programmes;

    @Autowired
    private BookInUse book;

    @Autowired
    private Divisions divisions;

    @Autowired
    @Qualifier("engine")
    private JdbcClient engine;

    @Autowired
    @Qualifier("load")
    private JdbcClient load;

    private UUID delivery;
    private DivisionCode village;
    private DivisionCode otherVillage;
    private CityPopulation city;
    private Family poor;
    private Family other;

    @BeforeEach
    void two_families_with_a_small_wage_in_two_villages() {
        city = new CityPopulation(reader, rows, programmes, engine);
        village = divisions.villages().get(NEXT.getAndIncrement()).code();
        otherVillage = divisions.villages().get(NEXT.getAndIncrement()).code();
        delivery = facts.delivery();
        poor = people.family("周小娟", village.value(), village.value());
        other = people.family("吴建国", otherVillage.value(), village.value());
        for (var family : new Family[] {poor, other}) {
            facts.consent(family);
            fact(family, "wage_income", "1234567");
            fact(family, "transfer_income", "0");
        }
    }

    @Test
    void a_higher_standard_gives_more_and_its_cost_is_the_difference() {
        var total = city.in(village).compare("P01", TODAY, withStandard("1200")).total();

        assertThat(total.count(Comparison.Effect.MORE)).isEqualTo(1);
        assertThat(total.centsThen() - total.centsNow()).isEqualTo(7_000);
    }

    @Test
    void a_lower_standard_lets_families_go_out() {
        var total = city.in(village).compare("P01", TODAY, withStandard("1000")).total();

        assertThat(total.count(Comparison.Effect.GOES_OUT)).isEqualTo(1);
        assertThat(total.centsThen()).isZero();
    }

    @Test
    void an_area_holds_the_families_that_live_there_and_no_other() {
        var comparison = city.in(village).compare("P01", TODAY, book.book());

        assertThat(comparison.lines()).extracting(line -> line.family().id()).containsExactly(poor.householdId());
        assertThat(city.in(village.parent()).families()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void what_was_screened_again_is_known_anew_and_a_family_that_moved_stands_in_its_new_place() {
        city.load();
        load.sql(
                        "UPDATE files.fact SET superseded_at = clock_timestamp() WHERE household_id = :family AND item = 'wage_income'")
                .param("family", poor.householdId())
                .update();
        fact(poor, "wage_income", "0");
        load.sql("UPDATE registry.household SET living_division = :village WHERE household_id = :family")
                .param("village", otherVillage.value())
                .param("family", poor.householdId())
                .update();

        var changed = List.of(poor.householdId());
        city.take(changed, reader.read(engine, changed));

        assertThat(city.in(village).families()).isZero();
        var comparison = city.in(otherVillage).compare("P01", TODAY, book.book());
        assertThat(comparison.lines()).hasSize(2);
        assertThat(comparison.total().centsNow()).isEqualTo(113_000 + 10_119);
    }

    @Test
    void a_family_that_is_no_longer_there_leaves() {
        city.load();

        city.take(List.of(poor.householdId(), UUID.randomUUID()), List.of());

        assertThat(city.in(village).families()).isZero();
        assertThat(city.in(otherVillage).families()).isEqualTo(1);
    }

    private Book withStandard(String yuan) {
        return book.book()
                .with(book.book()
                        .parameters()
                        .overriding(Map.of("dibao_standard", new Value.Decimal(new BigDecimal(yuan)))));
    }

    private void fact(Family of, String item, String value) {
        facts.fact(delivery, of, item, value, "authorised");
    }
}
