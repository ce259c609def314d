package org.doudi.city;

/** How often things happen in the demo city, in a thousand; what happens to families as a whole stands in {@link Story}. */
final class Rates {
    /** Families without consent: never given, and expired between the two rounds; the others expired before. */
    static final int CONSENT_NEVER_GIVEN = 300;

    static final int CONSENT_EXPIRED_LATELY = 200;
    /** Changes the department hears of only in the second round, though they happened months before. */
    static final int REPORTED_LATE = 350;
    /** Families that live in another village than their hukou's, and that moved there between the rounds. */
    static final int LIVES_ELSEWHERE = 140;

    static final int MOVED_LATELY = 8;
    /** Dibao payments of earlier months that first failed and were paid again. */
    static final int PAID_AGAIN = 3;
    /** Dibao payments of the last two months that failed, came back, or are held. */
    static final int PAYMENT_FAILED = 6;

    static final int PAYMENT_RETURNED = 4;
    static final int PAYMENT_HELD = 5;
    /** Disability among members of families in difficulty, by age. */
    static final int DISABLED_ADULT = 520;

    static final int DISABLED_ELDER = 220;
    static final int DISABLED_CHILD = 60;
    /** Cards new or worsened between the rounds. */
    static final int CARD_CHANGED_LATELY = 15;
    /** Work without an employer among odd and former jobs. */
    static final int FLEXIBLE_WORK = 250;
    /** Jobs of other residents that began or ended between the rounds. */
    static final int JOB_CHANGED_LATELY = 25;
    /** Old people among the other residents who died in the last twenty months. */
    static final int DEAD = 40;

    /** Residence permits issued between the rounds. */
    static final int PERMIT_LATELY = 60;
    /** Children who changed schools between the rounds. */
    static final int SCHOOL_CHANGED_LATELY = 20;
    /** Twins among second children. */
    static final int TWINS = 30;
    /** Persons with a name of the form given·father's. */
    static final int DOTTED_NAMES = 4;
    /** Adults among the other residents who own a vehicle, a home, an enterprise. */
    static final int OWNS_VEHICLE = 120;

    static final int OWNS_HOME = 80;
    static final int OWNS_ENTERPRISE = 30;
    /** Vehicles, homes and enterprises acquired between the rounds. */
    static final int ACQUIRED_LATELY = 8;
    /** Other workers whose wages the tax office is asked for, as relatives of a family in difficulty. */
    static final int TAX_ASKED_FOR = 12;
    /** Clients by illness: chronic, grave; the others are seldom ill. */
    static final int CHRONICALLY_ILL = 250;

    static final int GRAVELY_ILL = 50;
    /** Medical settlements that were taken back. */
    static final int SETTLEMENT_REVERSED = 3;
    /** Clients who enrolled for the next year between the rounds. */
    static final int ENROLLED_LATELY = 400;
    /** One of so many clients has a double among the other residents: another person of the same name and birth date. */
    static final int CLIENTS_A_DOUBLE = 150;

    private Rates() {}
}
