package org.doudi.city;

/** Writes the wages that employers reported to the tax office, month by month, for the year before the reference month. */
final class TaxRows {
    private final CityPlan plan;
    private final DeliveryFiles files;

    TaxRows(CityPlan plan, DeliveryFiles files) {
        this.plan = plan;
        this.files = files;
    }

    /** A month is known in the round of the month after it; who works without an employer is not known. */
    void write(Member member) {
        var reference = plan.referenceMonth();
        for (var month = reference.minusMonths(Income.MONTHS); month.isBefore(reference); month = month.plusMonths(1)) {
            for (var job : member.jobs()) {
                boolean held = !month.isBefore(job.from())
                        && !month.isAfter(job.through().orElse(month));
                if (held && !job.employer().equals(Employer.NONE)) {
                    files.row(
                            month.isBefore(reference.minusMonths(1)) ? Round.FIRST : Round.SECOND,
                            Dataset.TAX_INCOME,
                            member.person().id().value(),
                            month,
                            member.person().name(),
                            "工资薪金",
                            job.wage(),
                            job.employer().creditCode());
                }
            }
        }
    }
}
