package org.doudi.city;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Works out every family anew from nothing but the departments' files, and compares with the truth. */
final class Oracle {
    private final CityPlan plan;
    private final BigDecimal standard;
    private final List<NamedCsvRecord> answers;
    private final Map<String, NamedCsvRecord> families;
    private final Map<String, BigDecimal> incomes;
    private final Map<String, BigDecimal> incomesOfTheFirstRound;

    /** @param standard dibao standard of the plan's month in yuan */
    Oracle(CityPlan plan, String standard, Path city) {
        this.plan = plan;
        this.standard = new BigDecimal(standard);
        answers = Read.truth(city, "entitlement");
        families = Stream.of("dibao_family", "dibao_edge_family")
                .flatMap(register -> Read.newest(city, register).stream())
                .collect(Collectors.toMap(row -> row.getField("cert_no"), Function.identity()));
        incomes = incomes(Read.deliveries(city, "employment_registration"), Read.deliveries(city, "pension_payment"));
        incomesOfTheFirstRound =
                incomes(Read.first(city, "employment_registration"), Read.first(city, "pension_payment"));
    }

    /** Families for which truth and files differ, each with the difference. */
    List<String> disagreements() {
        var result = new ArrayList<String>();
        for (var answer : answers) {
            var told = answer.getField("expected_state") + " " + answer.getField("p01_amount");
            var found = families.containsKey(answer.getField("household_cert_no"))
                    ? state(family(answer)) + " " + amount(family(answer))
                    : "cannot_tell " + answer.getField("p01_amount");
            if (!told.equals(found)) {
                result.add(answer.getField("household_cert_no") + ": truth " + told + ", files " + found);
            }
        }
        return result;
    }

    Map<String, Long> states() {
        return answers.stream()
                .collect(Collectors.groupingBy(row -> row.getField("expected_state"), Collectors.counting()));
    }

    /** Families entitled by all files that the first round alone would not show. */
    long shownByTheSecondRoundOnly() {
        return answers.stream()
                .filter(answer -> answer.getField("expected_state").equals("entitled_missing"))
                .map(this::family)
                .filter(family -> income(family, incomesOfTheFirstRound).compareTo(limit(family)) >= 0)
                .count();
    }

    /** States of the families whose income is the line to the cent. */
    List<String> onTheLine() {
        return answers.stream()
                .filter(answer -> answer.getField("income_year").equals(answer.getField("limit_year")))
                .map(answer -> answer.getField("expected_state"))
                .toList();
    }

    private NamedCsvRecord family(NamedCsvRecord answer) {
        return Read.known(families, answer.getField("household_cert_no"));
    }

    private String state(NamedCsvRecord family) {
        var until = family.getField("authorised_until");
        if (until.isEmpty() || LocalDate.parse(until).isBefore(plan.asOf())) {
            return "cannot_tell";
        }
        boolean below = income(family, incomes).compareTo(limit(family)) < 0;
        if (family.getField("cert_no").startsWith("DB") && family.getField("to").isEmpty()) {
            return below ? "properly_receives" : "receives_no_longer";
        }
        return below ? "entitled_missing" : "properly_without";
    }

    private String amount(NamedCsvRecord family) {
        return limit(family)
                .subtract(income(family, incomes))
                .max(BigDecimal.ZERO)
                .divide(BigDecimal.valueOf(12), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private BigDecimal limit(NamedCsvRecord family) {
        return standard.multiply(BigDecimal.valueOf(12L * members(family).size()));
    }

    private static BigDecimal income(NamedCsvRecord family, Map<String, BigDecimal> incomes) {
        return members(family).stream()
                .map(id -> incomes.getOrDefault(id, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> members(NamedCsvRecord family) {
        return List.of(family.getField("member_id_nos").split(";", -1));
    }

    private Map<String, BigDecimal> incomes(List<NamedCsvRecord> jobs, List<NamedCsvRecord> pensions) {
        var sums = new HashMap<String, BigDecimal>();
        latestJobs(jobs).forEach((id, held) -> held.forEach(job -> sums.merge(id, wages(job), BigDecimal::add)));
        pensions.stream()
                .filter(row -> months().contains(YearMonth.parse(row.getField("month"))))
                .forEach(row -> sums.merge(row.getField("id_no"), counted(row), BigDecimal::add));
        return sums;
    }

    /** Jobs by person in order of beginning; a later row of the same beginning replaces the earlier. */
    static Map<String, List<NamedCsvRecord>> latestJobs(List<NamedCsvRecord> rows) {
        var latest = rows.stream()
                .collect(Collectors.toMap(
                        row -> row.getField("id_no") + row.getField("start"),
                        Function.identity(),
                        (_, newer) -> newer));
        return latest.values().stream()
                .sorted((one, other) -> one.getField("start").compareTo(other.getField("start")))
                .collect(Collectors.groupingBy(row -> row.getField("id_no")));
    }

    private BigDecimal wages(NamedCsvRecord job) {
        var start = LocalDate.parse(job.getField("start"));
        var end = job.getField("end");
        long held = months().stream()
                .filter(month -> !month.atEndOfMonth().isBefore(start))
                .filter(month -> end.isEmpty() || !month.atDay(1).isAfter(LocalDate.parse(end)))
                .count();
        return new BigDecimal(job.getField("wage_base_month")).multiply(BigDecimal.valueOf(held));
    }

    /** The twelve months before the plan's. */
    private List<YearMonth> months() {
        var month = YearMonth.from(plan.asOf());
        return Stream.iterate(month.minusMonths(12), each -> each.isBefore(month), each -> each.plusMonths(1))
                .toList();
    }

    private static BigDecimal counted(NamedCsvRecord pension) {
        var amount = new BigDecimal(pension.getField("amount"));
        return pension.getField("type").equals("城乡居民")
                ? amount.subtract(new BigDecimal(pension.getField("basic_part")))
                : amount;
    }
}
