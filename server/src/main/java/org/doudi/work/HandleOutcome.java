package org.doudi.work;

import java.util.Optional;
import java.util.stream.Stream;

/** What can come of a lead: the closed list {@code handle_outcome}. */
enum HandleOutcome {
    DIBAO("01", Group.GRANTED),
    SINGLE("02", Group.GRANTED),
    MARGINAL("03", Group.GRANTED),
    RIGID("04", Group.GRANTED),
    TEKUN("05", Group.GRANTED),
    EMERGENCY_AID("06", Group.AIDED),
    EXPENDITURE_AID("07", Group.AIDED),
    SELF_PAY_AID("08", Group.AIDED),
    REFERRED("09", Group.PASSED_ON),
    CHARITY("10", Group.PASSED_ON),
    SERVICE("11", Group.PASSED_ON),
    MONITOR("12", Group.NOTHING_NOW),
    REFUSED_BY_FAMILY("13", Group.NOTHING_NOW),
    NOT_FOUND("14", Group.NOTHING_NOW),
    DATA_ERROR("15", Group.NOTHING_NOW),
    ALREADY_AIDED("16", Group.NOTHING_NOW);

    /** The groups of the form, in its order. */
    enum Group {
        GRANTED,
        AIDED,
        PASSED_ON,
        NOTHING_NOW
    }

    private final String code;
    private final Group group;

    HandleOutcome(String code, Group group) {
        this.code = code;
        this.group = group;
    }

    Group group() {
        return group;
    }

    /** Two digits, 01 to 16. */
    String code() {
        return code;
    }

    String textKey() {
        return "work.outcome." + name();
    }

    static Optional<HandleOutcome> ofCode(String code) {
        return Stream.of(values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst();
    }
}
