package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.exchange.Delivering.PAYMENTS;
import static org.doudi.exchange.Delivering.PERSONS;
import static org.doudi.exchange.Delivering.payment;
import static org.doudi.exchange.Delivering.person;

import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.doudi.access.Role;
import org.doudi.database.TestDatabase;
import org.doudi.shell.Language;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestPages;
import org.doudi.testing.TestPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** By what the persons of a delivery's rows were told. */
@DoudiTest
@AutoConfigureMockMvc
@Import({Delivering.class, TakingBack.class, Dump.class, TestPeople.class, TestPages.class})
class PassesTest {
    @Autowired
    private Delivering delivering;

    @Autowired
    private TakingBack takingBack;

    @Autowired
    private Dump dump;

    @Autowired
    private ApiAnswers answers;

    @Autowired
    private Loading loading;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestPages pages;

    @Autowired
    private TestDatabase testDatabase;

    private JdbcClient database;

    @BeforeEach
    void four_known_persons() {
        dump.forget();
        database = testDatabase.asAdministrator();
        var register = new StringBuilder(PERSONS);
        for (int n = 1; n <= 4; n++) {
            register.append(person(n, "H" + n, "本人或户主"));
        }
        delivering.deliver("hardship_person", register.toString());
    }

    private static String everyKind() {
        var old = SamplePeople.id(2).substring(0, 6) + SamplePeople.id(2).substring(8, 17);
        var wrong = SamplePeople.id(3).substring(0, 17) + (SamplePeople.id(3).endsWith("1") ? "2" : "1");
        return PAYMENTS
                + payment(1, "2026-09", "100")
                + payment(2, "2026-09", "100").replace(SamplePeople.id(2), old)
                + payment(3, "2026-09", "100").replace(SamplePeople.id(3), wrong)
                + payment(4, "2026-09", "100").replace(SamplePeople.name(4), "张改名")
                + payment(5, "2026-09", "100")
                + payment(5, "2026-10", "100")
                + payment(1, "never", "100");
    }

    @Test
    void every_row_read_counts_under_one_pass() {
        var delivery = delivering.deliver("dibao_payment", everyKind());

        assertThat(Passes.of(database, delivery.id()))
                .isEqualTo(Map.of(
                        Pass.NUMBER, 2L,
                        Pass.OLD_NUMBER, 1L,
                        Pass.NEAR_NUMBER, 1L,
                        Pass.FOR_REVIEW, 1L,
                        Pass.ADMITTED, 1L,
                        Pass.NOT_LINKED, 1L));
        assertThat(delivery.counts().read()).isEqualTo(7);
        assertThat(delivery.counts().recognised()).isEqualTo(1);
    }

    @Test
    void a_department_asks_and_is_told_every_pass() {
        var delivery = delivering.deliver("dibao_payment", everyKind());

        assertThat(answers.of(delivery, Language.CHINESE))
                .extractingByKey("rows_by_pass", InstanceOfAssertFactories.MAP)
                .hasSize(Pass.values().length)
                .containsEntry("number", 2L)
                .containsEntry("old_number", 1L)
                .containsEntry("name_and_birth", 0L);
    }

    @Test
    void the_pages_of_delivery_and_dataset_tell_them_and_compare_with_last_time() {
        var officer = people.colleague(Role.DATA_OFFICER, "320400000000");
        var first = delivering.deliver("dibao_payment", everyKind());
        var second = delivering.deliver("dibao_payment", PAYMENTS + payment(2, "2026-11", "100"));

        assertThat(TestPages.text(pages.open(officer, "/deliveries/" + first.id())))
                .contains("按什么认出人", "15 位号码升为 18 位", "14.3 %")
                .doesNotContain("上次占比");
        assertThat(TestPages.text(pages.open(officer, "/datasets/dibao_payment")))
                .contains("上次占比", "28.6 %", "+71.4", "-14.3");

        takingBack.takeBack(second);
        assertThat(TestPages.text(pages.open(officer, "/datasets/dibao_payment")))
                .as("what was taken back is compared with nothing")
                .doesNotContain("+71.4");
        assertThat(TestPages.text(pages.open(officer, "/deliveries/" + second.id())))
                .contains("100.0 %");
    }

    @Test
    void a_loading_that_is_killed_and_begun_anew_counts_once() {
        var id = delivering.receive("dibao_payment", everyKind().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        takingBack.killWhoever("INSERT ON exchange.delivery_pass");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> loading.loadUntilEnded(id)))
                .isNotNull();
        takingBack.spare();
        assertThat(Passes.of(database, id)).isEmpty();

        loading.loadUntilEnded(id);

        assertThat(Passes.of(database, id)).containsEntry(Pass.NUMBER, 2L).containsEntry(Pass.ADMITTED, 1L);
        assertThat(deliveries.find(id).orElseThrow().counts().read()).isEqualTo(7);
    }
}
