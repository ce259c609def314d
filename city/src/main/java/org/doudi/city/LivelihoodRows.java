package org.doudi.city;

import java.time.YearMonth;
import org.doudi.kernel.DivisionCode;

/** Writes what the offices for employment, pensions and the disabled send about a person. */
final class LivelihoodRows {
    private static final int PENSION_HISTORY_MONTHS = 24;

    private final CityPlan plan;
    private final DeliveryFiles files;

    LivelihoodRows(CityPlan plan, DeliveryFiles files) {
        this.plan = plan;
        this.files = files;
    }

    void write(Member member, DivisionCode home) {
        member.jobs().forEach(job -> writeJob(member.person(), job));
        member.pension().ifPresent(pension -> writePension(member.person(), pension));
        member.disability().ifPresent(card -> writeCard(member.person(), card, home));
    }

    private void writeJob(Person person, Job job) {
        var begun = plan.roundOf(job.reported());
        boolean ended = job.through().isPresent();
        var endKnown = plan.roundOf(job.endReported());
        if (begun == Round.FIRST) {
            writeJob(Round.FIRST, person, job, ended && endKnown == Round.FIRST);
        }
        if (begun == Round.SECOND || (ended && endKnown == Round.SECOND)) {
            writeJob(Round.SECOND, person, job, ended);
        }
    }

    private void writeJob(Round round, Person person, Job job, boolean ended) {
        var paidTo = ended
                ? job.through().orElseThrow()
                : YearMonth.from(plan.asOf(round)).minusMonths(1);
        boolean flexible = job.employer().equals(Employer.NONE);
        files.row(
                round,
                Dataset.EMPLOYMENT_REGISTRATION,
                person.id().value(),
                job.from().atDay(1),
                person.name(),
                job.employer().name(),
                job.employer().creditCode(),
                ended ? paidTo.atEndOfMonth() : "",
                job.wage(),
                flexible ? "灵活就业" : "职工养老",
                ended ? "暂停缴费" : "参保缴费",
                paidTo.isBefore(job.from()) ? "" : paidTo,
                flexible ? "居民医保" : "职工医保");
    }

    private void writePension(Person person, Pension pension) {
        var reference = plan.referenceMonth();
        var earliest = reference.minusMonths(PENSION_HISTORY_MONTHS);
        var known = plan.roundOf(pension.reported());
        for (var month = pension.from().isBefore(earliest) ? earliest : pension.from();
                !month.isAfter(reference) && person.livesIn(month);
                month = month.plusMonths(1)) {
            files.row(
                    known == Round.SECOND || month.equals(reference) ? Round.SECOND : Round.FIRST,
                    Dataset.PENSION_PAYMENT,
                    person.id().value(),
                    month,
                    person.name(),
                    pension.kind().text(),
                    pension.amountIn(month),
                    pension.kind() == Pension.Kind.RESIDENT ? pension.basicPartIn(month) : "");
        }
    }

    private void writeCard(Person person, Disability card, DivisionCode home) {
        var round = plan.roundOf(card.issuedOn());
        if (round == Round.SECOND && card.before().isPresent()) {
            writeCard(Round.FIRST, person, card.earlierCard(), home);
        }
        writeCard(round, person, card, home);
    }

    private void writeCard(Round round, Person person, Disability card, DivisionCode home) {
        files.row(
                round,
                Dataset.DISABILITY_CERT,
                card.cardNumber(person.id()),
                person.id().value(),
                person.name(),
                card.kind().text(),
                card.grade(),
                card.before().isPresent() ? card.before().orElseThrow() : "",
                card.before().isPresent() ? "升级" : "新办",
                card.issuedOn(),
                card.firstOn(),
                card.until(),
                home);
    }
}
