package org.doudi.policy.questions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.doudi.policy.Policy;
import org.doudi.policy.Reads;
import org.doudi.policy.questions.Finding.Likelihood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People who come with one need each, and what they are told. */
class ExamplesTest {
    /** A family that rents, owns nothing, is registered here; whoever needs something else says so. */
    private static final String ORDINARY = "property vehicle=none business=none; housing tenure=rent homes=none"
            + " danger=safe rent=800; register kind=urban where=here; ";

    private static final String ALONE =
            ORDINARY + "people m1.relation=self m1.age=45 m1.sex=male; work m1.status=jobless;"
                    + " insurance m1.health=residents m1.pension=none; school m1.stage=none; ";

    private static final String MOTHER_AND_CHILD = ORDINARY
            + "people m1.relation=self m1.age=38 m1.sex=female m2.relation=son m2.age=8 m2.sex=male;"
            + " work m1.status=jobless; insurance m1.health=residents m1.pension=none m2.health=residents;"
            + " school m1.stage=none m2.stage=primary; ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P01 | alone | income m1.work=300",
                "P02 | alone | people m1.age=70; supporters m1.obligor=nobody; work m1.status=retired",
                "P03 | alone | income m1.work=1500; work m1.status=casual",
                "P04 | alone | income m1.work=3000; work m1.status=employed; spending m1.medical=30000",
                "P05 | alone | income m1.work=9000; event kind=fire loss=20000",
                "P06 | child | income m1.work=3000; work m1.status=employed; spending m2.medical=40000",
                "P07 | alone | income m1.work=300; spending m1.medical=5000",
                "P08 | alone | income m1.work=300; disability m1.kind=physical m1.grade=second",
                "P09 | alone | income m1.work=9000; disability m1.kind=physical m1.grade=first; care m1.help=all",
                "P10 | child | supporters m2.father=dead m2.mother=silent",
                "P11 | child | supporters m2.child=poor",
                "P12 | alone | people m1.age=82; income m1.work=300; work m1.status=retired",
                "P13 | alone | housing tenure=nowhere homes=none danger=safe; supporters m1.obligor=nobody",
                "P14 | alone | income m1.work=300",
                "P15 | alone | income m1.work=300; spending m1.medical=9000",
                "P16 | child | people m2.age=4; school m2.stage=kindergarten; income m1.work=300",
                "P17 | child | income m1.work=300",
                "P18 | child | people m2.age=16; school m2.stage=senior; income m1.work=300; work m2.status=student;"
                        + " insurance m2.pension=none",
                "P19 | child | income m1.work=2500; work m1.status=employed",
                "P20 | alone | register kind=rural; housing tenure=own homes=one area=60 danger=wholly;"
                        + " income m1.work=300",
                "P21 | alone | income m1.other=100",
                "P22 | alone | income m1.work=300",
                "P23 | alone | income m1.work=9000; event kind=disaster loss=5000",
                "P24 | alone | income m1.work=300; event kind=traffic loss=5000",
                "P25 | child | illness m2.disease=autism; income m1.work=9000",
                "P26 | alone | income m1.work=300; disability m1.kind=physical m1.grade=third",
                "P27 | alone | work m1.status=employed m1.union=member; income m1.work=1200",
                "P28 | alone | income m1.work=300; event legal=needed",
                "P29 | alone | people m1.sex=female; illness m1.disease=breast; income m1.work=300",
                "P30 | alone | work m1.status=casual m1.veteran=served; income m1.work=1800",
                "P31 | alone | register kind=rural monitored=listed; income m1.work=500",
                "P32 | child | illness m2.disease=cancer; income m1.work=300",
            })
    void every_programme_can_be_reached_by_plain_answers(String programme, String who, String said) {
        var answers = Asked.answers((who.equals("child") ? MOTHER_AND_CHILD : ALONE) + said);

        var end = Asked.person(answers);

        assertThat(end.finding(programme).likelihood())
                .as(
                        "%s after %s: %s",
                        programme, end.asked(), end.finding(programme).deciding())
                .isEqualTo(Likelihood.LIKELY);
        assertThat(end.asked()).hasSizeLessThanOrEqualTo(Questions.MOST);
    }

    @Test
    void a_family_that_lives_well_is_asked_little() {
        var end = Asked.person(Asked.answers(MOTHER_AND_CHILD
                + "income m1.work=30000; work m1.status=employed; housing tenure=own homes=one area=90 danger=safe"));

        assertThat(end.asked()).hasSizeLessThan(12);
        assertThat(Stream.of("P01", "P03", "P17", "P32")
                        .map(code -> end.finding(code).likelihood()))
                .containsOnly(Likelihood.NOT_NOW);
    }

    @Test
    void who_says_nothing_is_told_what_it_depends_on_and_nothing_is_ruled_out_without_a_reason() {
        var end = Asked.person(Asked.answers("people unknown; income declined; identities unknown; property declined;"
                + " housing unknown; register unknown; supporters unknown; illness declined; disability unknown;"
                + " care unknown; school unknown; work unknown; insurance unknown; spending unknown; event unknown"));

        assertThat(end.asked()).hasSizeLessThanOrEqualTo(Questions.MOST);
        assertThat(end.finding("P01").likelihood()).isEqualTo(Likelihood.WORTH_ASKING);
        assertThat(end.finding("P01").deciding()).startsWith("people", "income");
        assertThat(end.end().findings()).noneMatch(finding -> finding.likelihood() == Likelihood.LIKELY);
    }

    @Test
    void a_reason_names_the_condition_that_fails_and_how_far_it_is() {
        var end = Asked.person(Asked.answers(ALONE + "income m1.work=1500; work m1.status=casual"));

        var nearest = end.finding("P01").nearest().orElseThrow();
        var failed = nearest.failed().orElseThrow();

        assertThat(failed.decision()).isEqualTo("收入低于标准");
        assertThat(failed.check()).isPresent();
    }

    @Test
    void no_programme_reads_an_item_of_which_no_question_tells() {
        for (var policy : Asked.BOOK.policies().all()) {
            var towards = policy.onlyTowards(List.of(Policy.ENTITLED, Policy.SINGLE_ENTITLED));
            var told = Stream.concat(
                            Asked.QUESTIONS.list().stream().flatMap(question -> question.items().stream()),
                            Stream.concat(Asked.QUESTIONS.granted().keySet().stream(), Stream.of("full_name")))
                    .toList();

            assertThat(Reads.of(towards, Asked.BOOK.items()).items())
                    .as(policy.code())
                    .isSubsetOf(told);
        }
    }
}
