package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.doudi.access.Accounts;
import org.doudi.access.Accounts.NewAccount;
import org.doudi.access.Role;
import org.doudi.kernel.DivisionCode;
import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DoudiTest
@Import(Delivering.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryPagesTest {
    private static final String PASSWORD = "right password";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    @Qualifier("springSecurityFilterChain")
    private Filter security;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Delivering delivering;

    @Autowired
    private Loading loading;

    private MockMvcTester web;
    private Cookie officer;
    private Cookie clerk;

    @BeforeAll
    void a_data_officer_and_a_clerk() {
        web = MockMvcTester.create(
                MockMvcBuilders.webAppContextSetup(context).addFilters(security).build());
        accounts.add(new NewAccount("data", "文小满", Role.DATA_OFFICER, DivisionCode.of("3204"), false), PASSWORD);
        accounts.add(
                new NewAccount("clerk", "何处暑", Role.VILLAGE_CLERK, new DivisionCode(Delivering.VILLAGE), false),
                PASSWORD);
        officer = signIn("data");
        clerk = signIn("clerk");
    }

    @Test
    void a_file_is_sent_told_by_its_header_loaded_and_shown() {
        var id = send(officer, "", Delivering.PAYMENTS + Delivering.payment(1, "2026-10", "100"));
        var waiting = web.get().uri("/deliveries/" + id).cookie(officer);
        assertThat(waiting).hasStatusOk().bodyText().contains("处理中", "hx-get", "低保金发放明细", "文小满");

        loading.loadUntilEnded(java.util.UUID.fromString(id));

        assertThat(web.get().uri("/deliveries/" + id + "?line=2").cookie(clerk))
                .hasStatusOk()
                .bodyText()
                .contains("已入库", "第 2 行", "D-0")
                .doesNotContain("/rejected\"", SamplePeople.name(1));
        assertThat(web.get().uri("/deliveries?dataset=dibao_payment").cookie(clerk))
                .hasStatusOk()
                .bodyText()
                .contains("dibao.csv")
                .doesNotContain("multipart/form-data");
    }

    @Test
    void rows_given_back_are_for_data_officers_and_nothing_in_them_is_a_formula() {
        var delivery = delivering.deliver("dibao_payment", Delivering.PAYMENTS + Delivering.payment(2, "=1+1", "100"));
        var page = "/deliveries/" + delivery.id();

        assertThat(web.get().uri(page).cookie(officer)).bodyText().contains("不是月份", "/rejected");
        assertThat(web.get().uri(page + "/rejected").cookie(officer))
                .hasStatusOk()
                .bodyText()
                .contains(",'=1+1,");
        assertThat(web.get().uri(page + "/rejected").cookie(clerk)).hasStatus(403);
    }

    @Test
    void a_loading_that_has_not_begun_can_be_cancelled() {
        var id = send(officer, "dibao_payment", Delivering.PAYMENTS + Delivering.payment(3, "2026-10", "100"));

        assertThat(web.post()
                        .uri("/deliveries/" + id + "/cancel")
                        .cookie(officer)
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .hasRedirectedUrl("/deliveries/" + id);
        loading.loadUntilEnded(java.util.UUID.fromString(id));

        assertThat(web.get().uri("/deliveries/" + id).cookie(officer))
                .bodyText()
                .contains("已取消");
    }

    @Test
    void a_header_that_fits_no_dataset_gets_a_sentence() {
        var answer = web.post()
                .uri("/deliveries")
                .multipart()
                .file(new MockMultipartFile("file", "x.csv", "text/csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)))
                .cookie(officer)
                .with(SecurityMockMvcRequestPostProcessors.csrf());

        assertThat(answer).hasStatus(400).bodyText().contains("认不出这是哪个数据集");
    }

    @Test
    void a_differing_header_waits_for_a_person_once_and_never_again() {
        var renamed = Delivering.PAYMENTS.replace("amount", "实发金额").replace("id_no", "公民身份号码");
        var id = send(officer, "dibao_payment", renamed + Delivering.payment(61, "2026-01", "100"));
        loading.loadUntilEnded(java.util.UUID.fromString(id));

        assertThat(web.get().uri("/deliveries/" + id).cookie(officer))
                .bodyText()
                .contains("等待确认列", "/deliveries/" + id + "/mapping");
        assertThat(web.get().uri("/deliveries/" + id + "/mapping").cookie(clerk))
                .hasStatus(403);
        assertThat(web.get().uri("/deliveries/" + id + "/mapping").cookie(officer))
                .hasStatusOk()
                .bodyText()
                .contains("实发金额", "常用的另一种叫法", "value=\"amount\" selected")
                .doesNotContain(SamplePeople.id(61), SamplePeople.name(61));

        assertThat(confirm(id, "")).hasStatusOk().bodyText().contains("还缺少必须的列:金额 (amount)");
        assertThat(confirm(id, "amount")).hasRedirectedUrl("/deliveries/" + id);
        loading.loadUntilEnded(java.util.UUID.fromString(id));
        assertThat(web.get().uri("/deliveries/" + id).cookie(officer))
                .bodyText()
                .contains("已入库");
        assertThat(confirm(id, "amount")).hasStatus(409);

        var next = send(officer, "dibao_payment", renamed + Delivering.payment(61, "2026-02", "100"));
        loading.loadUntilEnded(java.util.UUID.fromString(next));
        assertThat(web.get().uri("/deliveries/" + next).cookie(officer))
                .bodyText()
                .contains("已入库");
    }

    @Test
    void a_file_that_waits_can_be_cancelled() {
        var renamed = Delivering.PAYMENTS.replace("amount", "应发金额");
        var id = send(officer, "dibao_payment", renamed + Delivering.payment(62, "2026-01", "100"));
        loading.loadUntilEnded(java.util.UUID.fromString(id));

        assertThat(web.post()
                        .uri("/deliveries/" + id + "/cancel")
                        .cookie(officer)
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .hasRedirectedUrl("/deliveries/" + id);
        loading.loadUntilEnded(java.util.UUID.fromString(id));

        assertThat(web.get().uri("/deliveries/" + id).cookie(officer))
                .bodyText()
                .contains("已取消");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult confirm(String id, String amount) {
        var columns = new String[] {
            "id_no", "month", "cert_no", "name", amount, "top_up", "back_pay", "bank_card", "pay_date", "status"
        };
        var request = web.post()
                .uri("/deliveries/" + id + "/mapping")
                .cookie(officer)
                .with(SecurityMockMvcRequestPostProcessors.csrf());
        for (int cell = 0; cell < columns.length; cell++) {
            request = request.param("column_" + cell, columns[cell]);
        }
        return request.exchange();
    }

    @Test
    void clerks_send_nothing() {
        assertThat(web.post()
                        .uri("/deliveries")
                        .multipart()
                        .file(new MockMultipartFile("file", "x.csv", "text/csv", new byte[1]))
                        .cookie(clerk)
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .hasStatus(403);
    }

    @Test
    void every_dataset_is_listed_and_says_its_columns_in_plain_words() {
        assertThat(web.get().uri("/datasets").cookie(clerk))
                .hasStatusOk()
                .bodyText()
                .contains("特殊困难对象总库", "残疾人证", "尚未交付");
        assertThat(web.get().uri("/datasets/dibao_payment").cookie(clerk))
                .hasStatusOk()
                .bodyText()
                .contains("银行卡号", "只存入加密库", "只能是:已发放");
        assertThat(web.get().uri("/datasets/pension_payment/sample.csv").cookie(clerk))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("\uFEFFid_no,month,name,type,amount,basic_part\r\n");
        assertThat(web.get().uri("/datasets/nothing").cookie(clerk)).hasStatus(404);
    }

    private String send(Cookie session, String dataset, String content) {
        var answer = web.post()
                .uri("/deliveries")
                .multipart()
                .file(new MockMultipartFile("file", "dibao.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8)))
                .param("dataset", dataset)
                .cookie(session)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
        var target = Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
        return target.substring(target.lastIndexOf('/') + 1);
    }

    private Cookie signIn(String name) {
        var answer = web.post()
                .uri("/sign-in")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("name", name)
                .param("password", PASSWORD)
                .exchange();
        return Objects.requireNonNull(answer.getResponse().getCookie("doudi_session"));
    }
}
