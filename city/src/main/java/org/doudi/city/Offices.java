package org.doudi.city;

/** What the further offices write of people: police, schools, tax, property, health, and civil affairs' other registers. */
final class Offices {
    private final CityPlan plan;
    private final PoliceRows police;
    private final SchoolRows schools;
    private final TaxRows tax;
    private final PropertyRows property;
    private final HealthRows health;
    private final NeedRows need;

    Offices(CityPlan plan, DeliveryFiles files, Lane lane) {
        this.plan = plan;
        police = new PoliceRows(plan, files);
        schools = new SchoolRows(plan, files);
        tax = new TaxRows(plan, files);
        property = new PropertyRows(plan, files, lane);
        health = new HealthRows(plan, files, lane);
        need = new NeedRows(plan, files);
    }

    void family(Family family, int number, Holding holding) {
        deaths(family.kin());
        need.write(family, number);
        schools.write(family.kin());
        property.write(family, holding);
        for (var member : family.kin().members()) {
            tax.write(member);
            health.client(member, family);
        }
    }

    void resident(Townsfolk.Kind kind, Kin kin, Divisions.Village home) {
        deaths(kin);
        schools.write(kin);
        for (var member : kin.members()) {
            var person = member.person();
            if (person.ageOn(plan.asOf()) >= 18 && person.livesOn(plan.asOf())) {
                property.writeByChance(person, home);
                adult(kind, member, home);
            }
            if (kind == Townsfolk.Kind.MIGRANTS) {
                police.permit(person, home);
            }
        }
    }

    /** Somebody with the name and the birth date of a client, who is ill and appears on the list of large expenses. */
    void doubled(Member member, Divisions.Village home) {
        health.patient(member, home.code());
    }

    private void adult(Townsfolk.Kind kind, Member member, Divisions.Village home) {
        var dice = new Dice(plan.seed(), "office", member.person().key());
        switch (kind) {
            case WORKERS -> {
                if (dice.chance(Rates.TAX_ASKED_FOR)) {
                    tax.write(member);
                }
            }
            case PATIENTS -> health.patient(member, home.code());
            case DRIVERS -> property.vehicle(member.person(), dice);
            case OWNERS -> property.home(member.person(), home, dice);
            case TRADERS -> property.enterprise(member.person(), dice);
            case PENSIONERS, DISABLED, MIGRANTS, PARENTS, BEREAVED -> {}
        }
    }

    private void deaths(Kin kin) {
        kin.members().forEach(member -> police.death(member.person()));
        kin.others().forEach(police::death);
    }
}
