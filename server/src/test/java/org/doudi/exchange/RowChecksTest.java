package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doudi.exchange.Delivering.FAMILIES;
import static org.doudi.exchange.Delivering.PAYMENTS;
import static org.doudi.exchange.Delivering.PERSONS;
import static org.doudi.exchange.Delivering.family;
import static org.doudi.exchange.Delivering.payment;
import static org.doudi.exchange.Delivering.person;

import org.doudi.testing.DoudiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A row that fails a check comes back with its reason; the others are stored. */
@DoudiTest
@Import(Delivering.class)
class RowChecksTest {
    @Autowired
    private Delivering delivering;

    @Test
    void cells_of_every_type_are_checked() {
        var good = payment(1, "2026-10", "100");
        var delivery = delivering.deliver(
                "dibao_payment",
                PAYMENTS
                        + good
                        + payment(2, "2026-13", "100")
                        + payment(2, "2026-10", "1,000.00").replace("1,000.00", "\"1,00.00\"")
                        + payment(2, "2026-10", "")
                        + payment(2, "2026-10", "1").replace("2026-11-10", "2026-11-31")
                        + payment(2, "2026-10", "1").replace("已发放", "发了")
                        + payment(2, "2026-10", "1").replace("6299990000000000017", "6.3E+18")
                        + payment(2, "2026-10", "1").replace(",C1,", ",C1,C1,")
                        + payment(2, "2026-10", "1").replace(",C1,", ",")
                        + good);

        assertThat(delivery.counts().stored()).isEqualTo(1);
        assertThat(delivery.counts().rejected()).isEqualTo(8);
        assertThat(delivering.reasons(delivery))
                .startsWith("id_no,month,cert_no,name,amount,top_up,back_pay,bank_card,pay_date,status,原行号,退回原因")
                .contains("3,发放月份(month) 不是月份", "4,金额(amount) 不是金额", "5,金额(amount) 不能为空")
                .contains("6,发放日期(pay_date) 不是日期", "7,发放状态(status) 只能是", "8,银行卡号(bank_card) 被表格软件")
                .contains("9,这一行从某一列起右移了一格", "10,列数与表头不同(应有/实有:10/9)");
    }

    @Test
    void identity_numbers_are_told_apart_by_what_is_wrong_with_them() {
        var good = SamplePeople.id(5);
        var row = payment(5, "2026-09", "100");
        var delivery = delivering.deliver(
                "dibao_payment",
                PAYMENTS
                        + row.replace(good, good.substring(0, 17) + (good.endsWith("1") ? "2" : "1"))
                        + row.replace(good, "320499509901123")
                        + row.replace(good, "3.20499E+17")
                        + row.replace(good, "320499195001010000")
                        + row.replace(good, "32049919500101"));

        assertThat(delivering.reasons(delivery))
                .contains("2,身份证号(id_no) 不是有效的", "3,身份证号(id_no) 是 15 位", "4,身份证号(id_no) 被表格软件改坏")
                .contains("5,身份证号(id_no) 被表格软件改坏", "6,身份证号(id_no) 应为 18 位");
    }

    @Test
    void a_number_in_full_width_digits_or_with_a_small_x_is_the_same_person() {
        int withX = 0;
        while (!SamplePeople.id(withX).endsWith("X")) {
            withX++;
        }
        var row = payment(withX, "2026-08", "100");
        var wide = SamplePeople.id(withX).replace('3', '３').replace('X', 'x');
        var delivery = delivering.deliver("dibao_payment", PAYMENTS + row + row.replace(SamplePeople.id(withX), wide));

        assertThat(delivery.counts()).isEqualTo(new Delivery.Counts(2, 1, 1, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void a_number_under_another_name_is_asked_about() {
        delivering.deliver("dibao_payment", PAYMENTS + payment(11, "2026-07", "100"));
        var delivery = delivering.deliver(
                "dibao_payment", PAYMENTS + payment(11, "2026-08", "100").replace(SamplePeople.name(11), "李四"));

        assertThat(delivery.counts().rejected()).isZero();
        assertThat(delivery.counts().forReview()).isEqualTo(1);
    }

    @Test
    void lists_of_a_family_must_be_of_one_length_and_its_division_in_use() {
        var delivery = delivering.deliver(
                "dibao_family",
                FAMILIES
                        + family("F1", 21, "2099-12-31").replace("本人或户主,", "本人或户主;配偶,")
                        + family("F2", 22, "2099-12-31").replace(Delivering.VILLAGE, "320402999999"));

        assertThat(delivering.reasons(delivery))
                .contains("成员与户主关系(member_relations) 的项数与 member_id_nos 不同", "不是现行的 12 位区划代码");
        assertThat(delivery.counts().admitted()).isZero();
    }

    @Test
    void an_identity_number_within_a_text_is_not_stored() {
        var delivery = delivering.deliver(
                "hardship_person",
                PERSONS + person(31, "H31", "本人或户主").replace("和平路 1 号", "转 " + SamplePeople.id(32) + " 代收"));

        assertThat(delivering.reasons(delivery)).contains("居住地址(living_address) 里含有身份证号");
    }

    @Test
    void a_mended_file_of_rejected_rows_can_be_sent_as_it_is() {
        var bad = delivering.deliver("dibao_payment", PAYMENTS + payment(41, "2026-07", "一百"));
        var mended =
                delivering.deliver("dibao_payment", delivering.rejected(bad).replace("一百", "100"));

        assertThat(mended.counts().stored()).isEqualTo(1);
    }
}
