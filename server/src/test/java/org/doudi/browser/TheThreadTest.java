package org.doudi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.doudi.access.Accounts;
import org.doudi.access.Accounts.NewAccount;
import org.doudi.access.Role;
import org.doudi.city.City;
import org.doudi.city.CityPlan;
import org.doudi.city.CitySize;
import org.doudi.city.Delivery;
import org.doudi.city.Progress;
import org.doudi.database.DueTasks;
import org.doudi.database.TestDatabase;
import org.doudi.exchange.Deliveries;
import org.doudi.exchange.Sender;
import org.doudi.kernel.DivisionCode;
import org.doudi.screening.ScreeningWork;
import org.doudi.search.SearchWork;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A department's file goes in, a household that misses its due is found, its village's clerk sees why and records what
 * came of it, and the auditor reads it all: on a small city, by the pages alone.
 */
@DoudiTest
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "doudi.city=none",
            "doudi.scheduler.enabled=false",
            "doudi.data=target/browser-data",
            "doudi.keys=target/test-keys"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TheThreadTest {
    private static final String PASSWORD = "right password";

    @LocalServerPort
    private int port;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TestDatabase database;

    @Autowired
    private ScreeningWork screening;

    @Autowired
    private SearchWork search;

    @Autowired
    private DueTasks work;

    @TempDir
    private static Path folder;

    private JdbcClient superuser;
    private Browser browser;
    private Delivery lastFile;

    private record Lead(UUID id, String village, String head, UUID household) {}

    @BeforeAll
    void a_city_delivers_all_but_its_last_file() throws IOException {
        superuser = database.asAdministrator();
        var city = City.generate(new CityPlan(CitySize.TINY, 7, CityPlan.DEFAULT_AS_OF), folder, Progress.SILENT);
        var files = city.deliveries();
        lastFile = files.stream()
                .filter(file -> file.dataset().equals("employment_registration"))
                .reduce((_, later) -> later)
                .orElseThrow();
        for (var file : files) {
            if (!file.equals(lastFile)) {
                deliver(file);
            }
        }
        var all = DivisionCode.of("3204");
        add("data", Role.DATA_OFFICER, all);
        add("audit", Role.AUDITOR, all);
        add("city", Role.CITY_OFFICER, all);
        browser = new Browser(port);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    void from_a_departments_file_to_the_auditors_record() {
        dataOfficerDelivers();

        var lead = leadOfSomebodyWhoMissesDibao();
        add("clerk", Role.VILLAGE_CLERK, new DivisionCode(lead.village));
        clerkSeesWhyAndRecordsTheOutcome(lead);
        anotherVillageSeesNothingOfIt(lead);
        auditorReadsWhoDidWhat(lead);
    }

    private void dataOfficerDelivers() {
        var page = browser.desktop();
        Browser.signIn(page, "data", PASSWORD);
        page.navigate("/deliveries");
        page.setInputFiles("#file", folder.resolve(lastFile.file()));
        page.click("form[enctype='multipart/form-data'] button");
        page.waitForURL("**/deliveries/*");
        letThePlatformWork();
        assertThat(stateOf(page.url())).isEqualTo("loaded");
        page.reload();
        assertThat(page.textContent("main")).contains("D-");
        Browser.isAccessible(page);
        Browser.picture(page, "delivery");
    }

    private Lead leadOfSomebodyWhoMissesDibao() {
        return openLeads().getFirst();
    }

    private void clerkSeesWhyAndRecordsTheOutcome(Lead lead) {
        var page = browser.desktop();
        Browser.signIn(page, "clerk", PASSWORD);
        page.navigate("/leads");
        assertThat(page.textContent("main")).contains(lead.head);
        Browser.isAccessible(page);
        Browser.picture(page, "leads");

        page.locator("a[href='/leads/" + lead.id + "']").first().click();
        page.waitForURL("**/leads/" + lead.id);
        assertThat(page.textContent("main")).contains("低保", "1130").doesNotContainPattern("\\d{17}[\\dX]");
        Browser.isAccessible(page);
        Browser.picture(page, "lead");

        page.locator("a[href='/households/" + lead.household + "']").first().click();
        page.waitForURL("**/households/" + lead.household);
        assertThat(page.textContent("main")).contains(lead.head).doesNotContainPattern("\\d{17}[\\dX]");
        Browser.isAccessible(page);
        Browser.picture(page, "household");

        phoneShowsTheSame(lead);

        page.navigate("/leads/" + lead.id);
        page.check("input[name='outcome'][value='01']");
        page.fill("#note", "已协助申请低保");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存"))
                .first()
                .click();
        page.navigate("/leads");
        assertThat(page.locator("a[href='/leads/" + lead.id + "']").count()).isZero();
    }

    private void phoneShowsTheSame(Lead lead) {
        var phone = browser.phone();
        Browser.signIn(phone, "clerk", PASSWORD);
        for (var path : List.of("/leads", "/leads/" + lead.id, "/households/" + lead.household)) {
            phone.navigate(path);
            assertThat(phone.textContent("main")).contains(lead.head);
            Browser.isAccessible(phone);
        }
        phone.fill("header input[type=search]", lead.head);
        phone.press("header input[type=search]", "Enter");
        phone.waitForURL("**/search?q=*");
        assertThat(phone.locator("a[href='/households/" + lead.household + "']").count())
                .isOne();
        Browser.isAccessible(phone);
        var bare = browser.withoutScripts();
        Browser.signIn(bare, "clerk", PASSWORD);
        bare.navigate("/leads");
        assertThat(bare.textContent("main")).contains(lead.head);
    }

    private void anotherVillageSeesNothingOfIt(Lead lead) {
        var elsewhere = superuser
                .sql("""
                        SELECT living_division FROM registry.household
                        WHERE living_division <> :village AND hukou_division <> :village
                        ORDER BY living_division LIMIT 1
                        """)
                .param("village", lead.village)
                .query(String.class)
                .single();
        add("neighbour", Role.VILLAGE_CLERK, new DivisionCode(elsewhere));
        var page = browser.desktop();
        Browser.signIn(page, "neighbour", PASSWORD);
        for (var path : List.of("/leads/" + lead.id, "/households/" + lead.household)) {
            assertThat(page.navigate(path).status()).isEqualTo(404);
            assertThat(page.textContent("body")).doesNotContain(lead.head);
        }
        for (var path : List.of("/leads", "/households", "/leads.csv?kind=MISSING")) {
            assertThat(page.request().get(path).text()).doesNotContain(lead.id.toString(), lead.household.toString());
        }
    }

    private void auditorReadsWhoDidWhat(Lead lead) {
        var page = browser.desktop();
        Browser.signIn(page, "audit", PASSWORD);
        page.navigate("/audit?object=" + lead.household);
        assertThat(page.textContent("main")).contains("clerk", "household-file.read");
        page.navigate("/audit?who=clerk");
        assertThat(page.textContent("main")).contains("session.open", "lead.read");
        Browser.isAccessible(page);
        page.click("form[action='/audit/verify'] button");
        assertThat(page.textContent("main")).contains("记录完整");
        Browser.picture(page, "audit");
    }

    private void deliver(Delivery file) throws IOException {
        try (var content = Files.newInputStream(folder.resolve(file.file()))) {
            var id = deliveries.receive(file.dataset(), file.file(), file.asOf(), content, new Sender.Platform("test"));
            work.run();
            assertThat(deliveries.find(id).orElseThrow().state().name()).isIn("LOADED", "REPEATED");
        }
    }

    /** Does what is planned, and screens the families touched, which the running platform does every two seconds. */
    private void letThePlatformWork() {
        work.run();
        screening.run();
        search.run();
    }

    private void add(String name, Role role, DivisionCode division) {
        accounts.add(new NewAccount(name, "测试员" + name, role, division, false), PASSWORD);
    }

    private String stateOf(String address) {
        var id = address.replaceFirst(".*/deliveries/([0-9a-f-]{36}).*", "$1");
        return superuser
                .sql("SELECT state FROM exchange.delivery WHERE delivery_id = CAST(:id AS uuid)")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private List<Lead> openLeads() {
        return superuser
                .sql("""
                        SELECT lead_id, lead.living_division, full_name, lead.household_id
                        FROM work.lead
                            JOIN registry.membership ON membership.household_id = lead.household_id AND ended_at IS NULL
                            JOIN registry.person ON person.person_id = membership.person_id
                        WHERE programme = 'P01' AND kind = 'missing' AND state = 'open' AND relation_to_head = '本人或户主'
                        ORDER BY lead_id
                        """)
                .query((row, _) -> new Lead(
                        row.getObject("lead_id", UUID.class),
                        row.getString("living_division"),
                        row.getString("full_name"),
                        row.getObject("household_id", UUID.class)))
                .list();
    }
}
