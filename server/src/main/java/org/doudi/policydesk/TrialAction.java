package org.doudi.policydesk;

import java.util.Optional;
import java.util.Set;
import org.doudi.access.Actor;
import org.doudi.access.Role;
import org.doudi.programmes.ProgrammeAction;
import org.doudi.screening.CityPopulation;
import org.springframework.stereotype.Component;

/** Leads from a programme to its trial, where it can be tried on all families at once. */
@Component
class TrialAction implements ProgrammeAction {
    private static final Set<Role> MAY = Set.of(Role.DISTRICT_OFFICER, Role.CITY_OFFICER);

    private final CityPopulation city;

    TrialAction(CityPopulation city) {
        this.city = city;
    }

    @Override
    public Optional<Link> of(String programme, Actor actor) {
        return MAY.contains(actor.role()) && city.canTry(programme)
                ? Optional.of(new Link("policydesk.link", "/programmes/" + programme + "/trial"))
                : Optional.empty();
    }
}
