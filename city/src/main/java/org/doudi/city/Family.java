package org.doudi.city;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.doudi.kernel.DivisionCode;
import org.doudi.kernel.Money;

/**
 * A household that civil affairs know, as it really is.
 *
 * @param certificate number of the case, the key of the household everywhere
 * @param story what happened to it
 * @param file the case at civil affairs
 * @param kin members, the head first, and relatives elsewhere
 * @param home where they live and where they are registered
 * @param formerHome where they lived in the first round of deliveries
 * @param check what the last check of income found
 * @param authorisation consent to check income and assets, if ever given
 * @param bankCard where payments go
 */
record Family(
        String certificate,
        Story story,
        Case file,
        Kin kin,
        Home home,
        Home formerHome,
        Check check,
        Optional<Authorisation> authorisation,
        String bankCard) {

    /** Where civil affairs write a household down; {@code OTHER} has only the register of persons. */
    enum Register {
        DIBAO,
        EDGE,
        OTHER
    }

    /**
     * A case in a register.
     *
     * @param register which
     * @param opened first day
     * @param closed last day, if it is closed or its validity has an end
     */
    record Case(Register register, LocalDate opened, Optional<LocalDate> closed) {
        boolean isOpenOn(LocalDate day) {
            return !opened.isAfter(day)
                    && closed.map(last -> !last.isBefore(day)).orElse(true);
        }

        /** Paid from the month after the decision to the month of closing. */
        boolean isPaidIn(YearMonth month) {
            return YearMonth.from(opened).isBefore(month)
                    && closed.map(last -> !YearMonth.from(last).isBefore(month)).orElse(true);
        }
    }

    /**
     * The last check of income.
     *
     * @param month month of the check
     * @param income monthly income of the household it found
     */
    record Check(YearMonth month, Money income) {}

    /**
     * The family's consent to checks of income and assets.
     *
     * @param number number of the consent
     * @param until last day it holds
     */
    record Authorisation(String number, LocalDate until) {}

    /**
     * Where a household lives.
     *
     * @param living village lived in
     * @param hukou village of registration
     * @param address street address
     */
    record Home(Divisions.Village living, Divisions.Village hukou, String address) {
        DivisionCode livingCode() {
            return living.code();
        }

        DivisionCode hukouCode() {
            return hukou.code();
        }
    }

    boolean isAuthorisedOn(LocalDate day) {
        return authorisation.map(consent -> !consent.until().isBefore(day)).orElse(false);
    }

    List<Member> livingOn(LocalDate day) {
        return Income.living(kin.members(), day);
    }

    Home homeIn(Round round) {
        return switch (round) {
            case FIRST -> formerHome;
            case SECOND -> home;
        };
    }
}
