package org.doudi.city;

import java.time.LocalDate;
import java.util.List;
import org.doudi.kernel.Money;

/** Writes what the offices for vehicles, land and enterprises send. Plates, certificates and codes are fictional. */
final class PropertyRows {
    /** Plates of real cars have neither I nor O. */
    private static final String PLATE = "苏DI";

    private static final String PLATE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final List<String> BRANDS = List.of("五菱", "大众", "别克", "比亚迪", "吉利", "长安", "奇瑞", "丰田", "日产", "哈弗");
    private static final long SECURITY_AREA = 18;

    private final CityPlan plan;
    private final DeliveryFiles files;
    private final Lane lane;
    private long serial;

    PropertyRows(CityPlan plan, DeliveryFiles files, Lane lane) {
        this.plan = plan;
        this.files = files;
        this.lane = lane;
    }

    /** What a family in difficulty owns, all of it since more than two years. */
    void write(Family family, Holding holding) {
        var day = plan.asOf();
        Holding.owner(family.kin(), day).map(Member::person).ifPresent(owner -> {
            var dice = new Dice(plan.seed(), "property", owner.key());
            var since = longAgo(owner, dice);
            switch (holding) {
                case NOTHING -> {}
                case ONE_HOME ->
                    home(
                            owner,
                            "100%",
                            dice.between(45, 110),
                            since,
                            family.homeIn(Round.FIRST).living(),
                            dice);
                case TWO_LARGE_HOMES -> twoHomes(family, owner, since, dice);
                case CAR -> vehicle(owner, "小型汽车", "非营运", dice.between(3, 15) * 10_000, false, since, dice);
                case VAN -> vehicle(owner, "小型经营车", "营运", dice.between(1, 4) * 10_000, false, since, dice);
                case MOBILITY_VEHICLE ->
                    Holding.disabled(family.kin(), day)
                            .ifPresent(member -> vehicle(
                                    member.person(),
                                    "残疾人代步车",
                                    "非营运",
                                    6_000,
                                    true,
                                    longAgo(member.person(), dice),
                                    dice));
                case ENTERPRISE -> enterprise(owner, "法定代表人", since, dice);
            }
        });
    }

    /** What an adult among the other residents happens to own. */
    void writeByChance(Person owner, Divisions.Village home) {
        var dice = new Dice(plan.seed(), "property", owner.key());
        if (dice.chance(Rates.OWNS_VEHICLE)) {
            vehicle(owner, dice);
        }
        if (dice.chance(Rates.OWNS_HOME)) {
            home(owner, home, dice);
        }
        if (dice.chance(Rates.OWNS_ENTERPRISE)) {
            enterprise(owner, dice);
        }
    }

    void vehicle(Person owner, Dice dice) {
        vehicle(
                owner,
                "小型汽车",
                dice.chance(60) ? "营运" : "非营运",
                dice.between(2, 40) * 10_000,
                false,
                since(owner, dice),
                dice);
    }

    void home(Person owner, Divisions.Village village, Dice dice) {
        home(owner, dice.chance(600) ? "50%" : "100%", dice.between(50, 160), since(owner, dice), village, dice);
    }

    void enterprise(Person owner, Dice dice) {
        enterprise(owner, dice.pick(List.of("经营者", "经营者", "法定代表人", "股东", "高管")), since(owner, dice), dice);
    }

    private void twoHomes(Family family, Person owner, LocalDate since, Dice dice) {
        int area = (int) (2 * SECURITY_AREA * family.livingOn(plan.asOf()).size());
        home(
                owner,
                "100%",
                area / 2 + dice.between(10, 30),
                since,
                family.homeIn(Round.FIRST).living(),
                dice);
        home(
                owner,
                "100%",
                area / 2 + dice.between(10, 30),
                since,
                family.home().hukou(),
                dice);
    }

    private void vehicle(
            Person owner, String type, String use, int yuan, boolean mobility, LocalDate since, Dice dice) {
        files.row(
                plan.roundOf(since),
                Dataset.VEHICLE_REGISTRATION,
                plate(),
                owner.id().value(),
                owner.name(),
                type,
                use,
                dice.pick(BRANDS),
                since,
                Standards.yuan(yuan),
                mobility ? "是" : "否",
                "正常");
    }

    private void home(Person owner, String share, int area, LocalDate since, Divisions.Village village, Dice dice) {
        files.row(
                plan.roundOf(since),
                Dataset.REAL_ESTATE,
                "苏(" + since.getYear() + ")常州市不动产权第" + String.format("%08d", unique()) + "号",
                owner.id().value(),
                owner.name(),
                share,
                area + "." + dice.between(10, 99),
                "住宅",
                "否",
                since,
                village.code());
    }

    private void enterprise(Person owner, String role, LocalDate since, Dice dice) {
        boolean trader = role.equals("经营者");
        files.row(
                plan.roundOf(since),
                Dataset.MARKET_ENTITY,
                Employer.creditCode((trader ? "92320499MA" : "91320499MA") + String.format("%07d", unique())),
                owner.id().value(),
                role,
                owner.name(),
                trader ? Money.ZERO : Standards.yuan(dice.between(1, 100) * 10_000L),
                "存续",
                since);
    }

    private LocalDate since(Person owner, Dice dice) {
        return dice.chance(Rates.ACQUIRED_LATELY)
                ? dice.day(plan.firstRound().plusDays(1), plan.asOf())
                : longAgo(owner, dice);
    }

    private LocalDate longAgo(Person owner, Dice dice) {
        var adult = owner.birth().plusYears(18);
        var earliest = plan.asOf().minusYears(15);
        var latest = plan.asOf().minusYears(2);
        var first = adult.isAfter(earliest) ? adult : earliest;
        return first.isBefore(latest) ? dice.day(first, latest) : first;
    }

    private long unique() {
        return serial++ * lane.count() + lane.index();
    }

    private String plate() {
        long rest = unique();
        var text = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            text.append(PLATE_CHARACTERS.charAt((int) (rest % PLATE_CHARACTERS.length())));
            rest /= PLATE_CHARACTERS.length();
        }
        return PLATE + text.reverse();
    }
}
