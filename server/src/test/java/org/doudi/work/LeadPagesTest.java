package org.doudi.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.testing.TestPages.text;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.doudi.access.Role;
import org.doudi.testing.DoudiTest;
import org.doudi.testing.TestClock;
import org.doudi.testing.TestPages;
import org.doudi.testing.TestPeople;
import org.doudi.testing.TestPeople.Colleague;
import org.doudi.testing.TestPeople.Family;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DoudiTest
@AutoConfigureMockMvc
@Import({TestPeople.class, TestPages.class})
class LeadPagesTest {
    private static final String TOWN = "320402001000";
    private static final String VILLAGE = "320402001001";
    private static final String OTHER_VILLAGE = "320402001002";
    private static final HandlingTerms TERMS =
            new HandlingTerms(Map.of(Urgency.RED, 3, Urgency.ORANGE, 7, Urgency.YELLOW, 15), 90);

    @Autowired
    private TestPeople people;

    @Autowired
    private TestPages pages;

    @Autowired
    private TestClock clock;

    @Autowired
    private LeadBook book;

    @Autowired
    @Qualifier("audit")
    private JdbcClient audit;

    @Autowired
    @Qualifier("engine")
    private PlatformTransactionManager engine;

    private Colleague clerk;

    @BeforeEach
    void an_empty_list() {
        clock.set(LocalDateTime.of(2026, 11, 24, 9, 0));
        clerk = people.colleague(Role.VILLAGE_CLERK, VILLAGE);
    }

    @Test
    void the_list_names_family_finding_and_days_left_and_no_exact_sum() {
        var family = people.family("周小娟", VILLAGE, VILLAGE);
        lead(family, LeadKind.MISSING, 126_034);

        var page = text(pages.open(clerk, "/leads"));

        assertThat(page)
                .contains("周小娟", "符合最低生活保障条件", "每月约 1\u00a0000 至 1\u00a0500 元", "还剩 3 个工作日", "红 · 急")
                .doesNotContain("1260", "1\u00a0260", "work.");
    }

    @Test
    void the_list_speaks_english() {
        lead(people.family("周小娟", VILLAGE, VILLAGE), LeadKind.MISSING, 126_034);

        var page = text(pages.open(clerk, "/leads", "en"));

        assertThat(page).contains("Meets the conditions of Minimum living allowance", "3 working days left");
        assertThat(page).doesNotContain("work.");
    }

    @Test
    void a_name_cannot_bring_markup_into_the_page() {
        lead(people.family("<script>alert(1)</script>", VILLAGE, VILLAGE), LeadKind.MISSING, 126_034);

        assertThat(text(pages.open(clerk, "/leads"))).doesNotContain("<script>alert(1)");
    }

    @Test
    void a_lead_of_another_village_does_not_exist_for_the_clerk() {
        var lead = lead(people.family("吴老伯", OTHER_VILLAGE, OTHER_VILLAGE), LeadKind.MISSING, 126_034);

        assertThat(pages.open(clerk, "/leads/" + lead).getStatus()).isEqualTo(404);
        assertThat(pages.open(clerk, "/leads/" + UUID.randomUUID()).getStatus()).isEqualTo(404);
        assertThat(text(pages.open(clerk, "/leads"))).doesNotContain("吴老伯");
        assertThat(pages.open(clerk, "/leads?area=" + OTHER_VILLAGE).getStatus())
                .isEqualTo(404);
        assertThat(text(pages.open(clerk, "/leads.csv"))).doesNotContain("吴老伯");
        assertThat(pages.send(clerk, "/leads", "/leads/" + lead + "/outcome", Map.of("outcome", "10"))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void an_unknown_filter_is_refused_and_shows_nothing() {
        lead(people.family("周小娟", VILLAGE, VILLAGE), LeadKind.MISSING, 126_034);

        for (var filter : List.of("kind=everything", "urgency=9", "state=any", "area=abc", "after=1")) {
            var response = pages.open(clerk, "/leads?" + filter);
            assertThat(response.getStatus()).as(filter).isEqualTo(400);
            assertThat(text(response)).doesNotContain("周小娟");
        }
    }

    @Test
    void a_lead_shows_what_to_do_and_takes_an_outcome_once() {
        var lead = lead(people.family("周小娟", VILLAGE, VILLAGE), LeadKind.MISSING, 126_034);
        var address = "/leads/" + lead;

        assertThat(text(pages.open(clerk, address))).contains("上门怎么做", "暂无需要-继续监测", "/households/");
        assertThat(pages.send(clerk, address, address + "/outcome", Map.of()).getStatus())
                .isEqualTo(400);
        assertThat(pages.send(clerk, address, address + "/outcome", Map.of("outcome", "12"))
                        .getStatus())
                .isEqualTo(400);
        assertThat(pages.send(clerk, address, address + "/outcome", Map.of("outcome", "13", "note", "女儿接走了"))
                        .getRedirectedUrl())
                .isEqualTo(address);
        assertThat(pages.send(clerk, address, address + "/outcome", Map.of("outcome", "13"))
                        .getStatus())
                .isEqualTo(409);
        assertThat(text(pages.open(clerk, address))).contains("家庭拒绝", "女儿接走了", "已办结", "撤销刚才的登记");
        assertThat(actionsOn(lead.toString())).contains("lead.read", "lead.handle");
    }

    @Test
    void a_district_officer_reads_and_finds_no_form() {
        var lead = lead(people.family("周小娟", VILLAGE, VILLAGE), LeadKind.MISSING, 126_034);
        var district = people.colleague(Role.DISTRICT_OFFICER, "320402000000");

        assertThat(text(pages.open(district, "/leads/" + lead)))
                .contains("每月约 1\u00a0000 至")
                .doesNotContain("name=\"outcome\"");
        assertThat(pages.send(district, "/leads", "/leads/" + lead + "/outcome", Map.of("outcome", "13"))
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void pages_of_the_list_follow_each_other_without_gap() {
        var village = "320402001204";
        var there = people.colleague(Role.VILLAGE_CLERK, village);
        IntStream.range(0, 53).forEach(n -> lead(people.family("第" + n + "户", village, village), LeadKind.MISSING, 1));

        var first = text(pages.open(there, "/leads"));
        var next = first.replaceAll("(?s).*href=\"(/leads\\?after=[^\"]+)\".*", "$1");
        var second = text(pages.open(there, next));

        assertThat(IntStream.range(0, 53).filter(n -> first.contains("第" + n + "户") != second.contains("第" + n + "户")))
                .hasSize(53);
        assertThat(second).doesNotContain("rel=\"next\"");
    }

    @Test
    void the_overview_adds_up_to_the_list_behind_it() {
        var town = people.colleague(Role.TOWN_OFFICER, "320402002000");
        var village = "320402002002";
        IntStream.range(0, 3).forEach(n -> lead(people.family("概览" + n, village, village), LeadKind.MISSING, 1));

        assertThat(text(pages.open(town, "/overview"))).contains(": 3\"");
        assertThat(text(pages.open(town, "/leads?area=" + village))).contains("概览0", "概览1", "概览2", "共 3 户次");
        assertThat(pages.open(clerk, "/overview").getStatus()).isEqualTo(403);
        assertThat(pages.open(town, "/overview?area=" + TOWN).getStatus()).isEqualTo(404);
    }

    @Test
    void an_exported_name_never_runs_as_a_formula() {
        lead(people.family("=1+1", VILLAGE, VILLAGE), LeadKind.MISSING, 126_034);

        var file = pages.open(clerk, "/leads.csv");

        assertThat(text(file)).startsWith("\ufeff户主,").contains("\n'=1+1,");
        assertThat(actionsOn(VILLAGE)).contains("lead.export");
    }

    @Test
    void nobody_signed_in_is_sent_to_the_door() {
        var nobody = new Colleague("no-such-token", clerk.actor());

        assertThat(pages.open(nobody, "/leads").getRedirectedUrl()).startsWith("/sign-in");
    }

    private UUID lead(Family family, LeadKind kind, long cents) {
        var proposal = new LeadProposal(
                family.householdId(), "P01", "", kind, LeadAnswer.ENTITLED, OptionalLong.of(cents), Urgency.RED);
        var settled = Objects.requireNonNull(new TransactionTemplate(engine)
                .execute(status -> book.settle(List.of(family.householdId()), List.of(proposal), TERMS)));
        return settled.touched().getFirst().leadId();
    }

    private List<String> actionsOn(String object) {
        return audit.sql("SELECT action FROM audit.entry WHERE object_id = :object")
                .param("object", object)
                .query(String.class)
                .list();
    }
}
