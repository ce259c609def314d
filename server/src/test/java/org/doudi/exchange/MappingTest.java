package org.doudi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is proposed for a header that differs, before anybody is asked. */
class MappingTest {
    private static final Dataset PAYMENTS =
            Catalogue.read().find("dibao_payment").orElseThrow();

    @Test
    void other_words_similar_names_and_telling_content_are_proposed() {
        var mapping = mapping(
                List.of("公民身份号码", "所属月份", "低保证编号", "姓名", "实发金额(元)", "发放情况", "经办人"),
                List.of(SamplePeople.id(1), "2025-01", "C1", "张三", "100.00", "已发放", "李四"));

        assertThat(mapping.columns()).containsExactly("id_no", "month", "cert_no", "name", "amount", "status", "");
        assertThat(mapping.proposed().getFirst().why()).isEqualTo(Mapping.Why.SYNONYM);
        assertThat(mapping.proposed().get(3).why()).isEqualTo(Mapping.Why.NAME);
        assertThat(mapping.isWorthAsking(PAYMENTS)).isTrue();
    }

    @Test
    void a_column_of_identity_numbers_is_told_by_what_it_holds() {
        var mapping = mapping(
                List.of("编码", "发放月份", "低保证号", "姓名", "金额", "发放状态"),
                List.of(SamplePeople.id(1), "2025-01", "C1", "张三", "100", "已发放"));

        assertThat(mapping.columns().getFirst()).isEqualTo("id_no");
        assertThat(mapping.proposed().getFirst().why()).isEqualTo(Mapping.Why.CONTENT);
    }

    @Test
    void a_name_that_fits_with_content_that_does_not_is_not_proposed() {
        var mapping = mapping(
                List.of("身份证号", "发放月份", "低保证号", "姓名", "发放金额", "发放状态"),
                List.of(SamplePeople.id(1), "2025-01", "C1", "张三", "无", "已发放"));

        assertThat(mapping.columns().get(4)).isEmpty();
    }

    @Test
    void what_has_hardly_anything_of_the_dataset_is_not_asked_about() {
        assertThat(mapping(List.of("a", "b"), List.of("1", "2")).isWorthAsking(PAYMENTS))
                .isFalse();
    }

    @Test
    void samples_show_their_shape_and_no_value() {
        assertThat(Samples.masked("320499195001011234")).isEqualTo("32****************");
        assertThat(Samples.masked("张三丰")).isEqualTo("张**");
        assertThat(Samples.masked("2026-11-24")).isEqualTo("20**-**-**");
        assertThat(Samples.masked("1,234.50")).isEqualTo("1,2**.**");
    }

    private static Mapping mapping(List<String> names, List<String> row) {
        return Mapping.of(PAYMENTS, names, new Samples(List.of(row, row)));
    }
}
