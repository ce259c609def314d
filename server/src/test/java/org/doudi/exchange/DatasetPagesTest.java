package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.doudi.access.Role;
import org.doudi.database.DueTasks;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestPages;
import org.doudi.testing.TestPeople;
import org.doudi.testing.TestPeople.Colleague;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** The catalogue as people read it. */
@DoudiTest
@AutoConfigureMockMvc
@Import({Delivering.class, TakingBack.class, Dump.class, TestPeople.class, TestPages.class})
class DatasetPagesTest {
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

    private Colleague officer;

    @BeforeEach
    void an_officer() {
        dueTasks.run();
        dump.forget();
        officer = people.colleague(Role.DATA_OFFICER, "320400000000");
    }

    @Test
    void all_fifty_nine_are_listed_those_delivered_first() {
        delivering.deliver("redcross_aid", "record_no,id_no,name,disease,project,amount,paid_on\nR1,1,甲,,,5,\n");
        delivering.deliver("women_cancer_aid", "record_no,id_no,name,disease,project,amount,paid_on\n");

        var page = TestPages.text(pages.open(officer, "/datasets"));

        assertThat(page).contains("显示 59 个,共 59 个数据集");
        assertThat(page.indexOf("/datasets/redcross_aid")).isLessThan(page.indexOf("/datasets/hardship_person"));
        assertThat(page.indexOf("/datasets/women_cancer_aid")).isGreaterThan(page.indexOf("/datasets/hardship_person"));
    }

    @Test
    void they_are_found_by_department_name_or_column_in_both_languages() {
        assertThat(TestPages.text(pages.open(officer, "/datasets?owner=%E5%8C%BB%E4%BF%9D%E5%B1%80")))
                .contains("medical_settlement_lowincome", "显示 5 个")
                .doesNotContain("/datasets/dibao_family");
        assertThat(TestPages.text(pages.open(officer, "/datasets?query=icd10")))
                .contains("/datasets/death_medical_cert", "显示 2 个");
        assertThat(TestPages.text(pages.open(officer, "/datasets?query=Motor", "en")))
                .contains("/datasets/vehicle_registration", "1 of 59 datasets");
        assertThat(TestPages.text(pages.open(officer, "/datasets?delivered=true")))
                .contains("显示 0 个");
    }

    @Test
    void what_is_only_matched_says_so_and_a_register_says_when_it_waits() {
        assertThat(TestPages.text(pages.open(officer, "/datasets/hukou_population")))
                .contains("只作比对,不留副本", "户籍人口基础");
        assertThat(TestPages.text(pages.open(officer, "/datasets/dibao_family")))
                .contains("少于当前行数的 80% 时须人工确认");
    }

    @Test
    void quality_is_told_delivery_by_delivery_and_column_by_column() {
        delivering.deliver(
                "hardship_person",
                Delivering.PERSONS + Delivering.person(1, "H1", "本人或户主") + Delivering.person(2, "H2", "本人或户主"));
        var second = delivering.deliver(
                "hardship_person",
                Delivering.PERSONS
                        + Delivering.person(1, "H1", "本人或户主")
                        + Delivering.person(1, "H1", "本人或户主")
                        + Delivering.person(2, "H2", "本人或户主")
                        + Delivering.person(3, "H3", "谁"));

        var page = TestPages.text(pages.open(officer, "/datasets/hardship_person"));
        assertThat(page).contains("+100.0 %", "25.0 %", "<svg", "<rect", "100.0 %", "数据质量");

        takingBack.takeBack(second);
        assertThat(TestPages.text(pages.open(officer, "/datasets/hardship_person")))
                .doesNotContain("+100.0 %")
                .contains("<svg");
    }
}
