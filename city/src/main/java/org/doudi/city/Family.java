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
 * @param register where the household is written down
 * @param kin members, the head first, and relatives elsewhere
 * @param home where they live and where they are registered
 * @param opened first day of the case
 * @param closed last day of the case, if it is closed or its validity has an end
 * @param verified month of the last check of income
 * @param assessed monthly income of the household that check found
 * @param authorisation consent to check income and assets, if ever given
 * @param bankCard where payments go
 * @param story what happened, in plain words
 */
record Family(
        String certificate,
        Register register,
        Kin kin,
        Home home,
        LocalDate opened,
        Optional<LocalDate> closed,
        YearMonth verified,
        Money assessed,
        Optional<Authorisation> authorisation,
        String bankCard,
        String story) {

    /** Where civil affairs write a household down; {@code OTHER} has only the register of persons. */
    enum Register {
        DIBAO,
        EDGE,
        OTHER
    }

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

    boolean isOpenOn(LocalDate day) {
        return !opened.isAfter(day) && closed.map(last -> !last.isBefore(day)).orElse(true);
    }

    /** Whether the case is open for the whole of the month's payment: in the month of closing it is still paid. */
    boolean isPaidIn(YearMonth month) {
        return YearMonth.from(opened).isBefore(month)
                && closed.map(last -> !YearMonth.from(last).isBefore(month)).orElse(true);
    }

    boolean isAuthorisedOn(LocalDate day) {
        return authorisation.map(consent -> !consent.until().isBefore(day)).orElse(false);
    }

    List<Member> livingOn(LocalDate day) {
        return Income.living(kin.members(), day);
    }
}
