package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.doudi.access.Role;
import org.doudi.database.DueTasks;
import org.doudi.database.TestDatabase;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestPages;
import org.doudi.testing.TestPeople;
import org.doudi.testing.TestPeople.Colleague;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** A register with far fewer rows waits for a person, who decides it on the page; so is a delivery taken back. */
@DoudiTest
@AutoConfigureMockMvc
@Import({Delivering.class, TakingBack.class, Dump.class, TestPeople.class, TestPages.class})
class ShrunkRegisterTest {
    private static final int ROWS = 100;

    @Autowired
    private Delivering delivering;

    @Autowired
    private TakingBack takingBack;

    @Autowired
    private Dump dump;

    @Autowired
    private DueTasks dueTasks;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestPages pages;

    @Autowired
    private TestDatabase testDatabase;

    private Colleague officer;

    @BeforeEach
    void begin_with_a_register() {
        dueTasks.run();
        dump.forget();
        officer = people.colleague(Role.DATA_OFFICER, "320400000000");
        delivering.deliver("hardship_person", register(ROWS));
        dueTasks.run();
    }

    @Test
    void four_fifths_are_enough_and_one_row_less_is_not() {
        assertThat(delivering.deliver("hardship_person", register(79)).state()).isEqualTo(Delivery.State.AWAITING);
        assertThat(rows()).isEqualTo(ROWS);
        assertThat(delivering.deliver("hardship_person", register(80)).state()).isEqualTo(Delivery.State.LOADED);
        assertThat(rows()).isEqualTo(80);
    }

    @Test
    void it_is_loaded_when_somebody_says_that_it_is_the_whole() {
        var few = delivering.deliver("hardship_person", register(10));
        var page = "/deliveries/" + few.id();
        assertThat(TestPages.text(pages.open(officer, page))).contains("只有 10 行", "当前有 100 行", "10%");

        pages.send(officer, page, page + "/accept", Map.of("reason", "年度清理,确为全量"));
        dueTasks.run();

        assertThat(takingBack.state(few)).isEqualTo(Delivery.State.LOADED);
        assertThat(rows()).isEqualTo(10);
        assertThat(audited("delivery.accept-fewer")).isEqualTo("年度清理,确为全量");
    }

    @Test
    void it_goes_back_when_somebody_says_that_it_is_not() {
        var few = delivering.deliver("hardship_person", register(10));
        var page = "/deliveries/" + few.id();

        pages.send(officer, page, page + "/turn-back", Map.of("reason", "只导出了一个镇"));
        dueTasks.run();

        assertThat(takingBack.state(few)).isEqualTo(Delivery.State.REFUSED);
        assertThat(TestPages.text(pages.open(officer, page))).contains("只导出了一个镇");
        assertThat(rows()).isEqualTo(ROWS);
    }

    @Test
    void a_decision_needs_a_reason_and_is_made_once() {
        var few = delivering.deliver("hardship_person", register(10));
        var page = "/deliveries/" + few.id();

        assertThat(pages.send(officer, page, page + "/accept", Map.of("reason", " "))
                        .getStatus())
                .isEqualTo(400);
        pages.send(officer, page, page + "/turn-back", Map.of("reason", "只导出了一个镇"));
        assertThat(pages.send(officer, "/deliveries", page + "/accept", Map.of("reason", "年度清理,确为全量"))
                        .getStatus())
                .isEqualTo(409);
    }

    @Test
    void one_that_a_newer_one_has_overtaken_can_only_go_back() {
        var few = delivering.deliver("hardship_person", register(10));
        delivering.deliver("hardship_person", register(99));
        var page = "/deliveries/" + few.id();

        assertThat(pages.send(officer, page, page + "/accept", Map.of("reason", "年度清理,确为全量"))
                        .getStatus())
                .isEqualTo(409);
        pages.send(officer, page, page + "/turn-back", Map.of("reason", "已有新的全量"));
        dueTasks.run();

        assertThat(takingBack.state(few)).isEqualTo(Delivery.State.REFUSED);
    }

    @Test
    void a_delivery_is_taken_back_on_its_page_with_a_reason_and_a_tick() {
        var before = dump.everything();
        var delivery = delivering.deliver("hardship_person", register(101));
        var page = "/deliveries/" + delivery.id();

        assertThat(pages.send(officer, page, page + "/undo", Map.of("reason", "发错了文件"))
                        .getStatus())
                .isEqualTo(400);
        pages.send(officer, page, page + "/undo", Map.of("reason", "发错了文件", "sure", "true"));
        assertThat(TestPages.text(pages.open(officer, page))).contains("正在撤销");
        dueTasks.run();

        assertThat(takingBack.state(delivery)).isEqualTo(Delivery.State.UNDONE);
        assertThat(dump.everything()).isEqualTo(before);
        assertThat(TestPages.text(pages.open(officer, page))).contains("已撤销", "发错了文件");
        assertThat(audited("delivery.undo")).isEqualTo("发错了文件");
    }

    @Test
    void nobody_but_a_data_officer_decides() {
        var auditor = people.colleague(Role.AUDITOR, "320400000000");
        var delivery = delivering.deliver("hardship_person", register(101));
        var page = "/deliveries/" + delivery.id();

        assertThat(TestPages.text(pages.open(auditor, page))).doesNotContain("/undo");
        assertThat(pages.send(auditor, page, page + "/undo", Map.of("reason", "发错了文件", "sure", "true"))
                        .getStatus())
                .isEqualTo(403);
    }

    private long rows() {
        return testDatabase
                .asAdministrator()
                .sql("SELECT count(*) FROM dataset.hardship_person WHERE superseded_by IS NULL")
                .query(Long.class)
                .single();
    }

    private String audited(String action) {
        return testDatabase
                .asAdministrator()
                .sql("SELECT reason FROM audit.entry WHERE action = :action ORDER BY entry_id DESC LIMIT 1")
                .param("action", action)
                .query(String.class)
                .single();
    }

    private static String register(int rows) {
        var content = new StringBuilder(Delivering.PERSONS);
        for (int n = 0; n < rows; n++) {
            content.append(Delivering.person(n, "H" + n, "本人或户主"));
        }
        return content.toString();
    }
}
