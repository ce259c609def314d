package org.doudi.city;

import java.time.LocalDate;
import java.util.List;

/** Writes what the police send: who died and was struck off, and who came from elsewhere and holds a residence permit. */
final class PoliceRows {
    private static final List<String> ORIGINS =
            List.of("安徽省", "江苏省盐城市", "河南省", "江苏省宿迁市", "四川省", "江苏省泰州市", "贵州省", "江西省", "湖北省", "山东省", "云南省", "陕西省");
    private static final int[] ORIGIN_WEIGHTS = {26, 12, 12, 10, 7, 9, 5, 5, 5, 4, 3, 2};

    private final CityPlan plan;
    private final DeliveryFiles files;

    PoliceRows(CityPlan plan, DeliveryFiles files) {
        this.plan = plan;
        this.files = files;
    }

    /** A death is struck off three to forty days later; one that is not yet struck off is not known. */
    void death(Person person) {
        person.death().ifPresent(day -> {
            var cancelled = day.plusDays(new Dice(plan.seed(), "cancelled", person.key()).between(3, 40));
            if (!cancelled.isAfter(plan.asOf())) {
                files.row(
                        plan.roundOf(cancelled),
                        Dataset.DEATH_CANCELLATION,
                        person.id().value(),
                        person.name(),
                        person.birth(),
                        day,
                        cancelled);
            }
        });
    }

    void permit(Person person, Divisions.Village home) {
        var dice = new Dice(plan.seed(), "permit", person.key());
        boolean lately = dice.chance(Rates.PERMIT_LATELY);
        LocalDate issued = lately
                ? dice.day(plan.firstRound().plusDays(1), plan.asOf())
                : dice.day(plan.firstRound().minusMonths(14), plan.firstRound());
        files.row(
                plan.roundOf(issued),
                Dataset.RESIDENCE_PERMIT,
                person.id().value(),
                person.name(),
                dice.weighted(ORIGINS, ORIGIN_WEIGHTS),
                home.address() + dice.between(1, 300) + "号",
                issued.plusYears(1));
    }
}
