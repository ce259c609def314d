package org.doudi.city;

/** How often what happens in the demo city, in a thousand unless said otherwise. The only place of such numbers. */
final class Rates {
    /** Dibao cases already closed. */
    static final int DIBAO_CLOSED = 200;
    /** Open dibao cases in which somebody found work or began a pension: income is now above the line. */
    static final int DIBAO_NOW_ABOVE = 70;
    /** Open cases of both registers whose authorisation expired or was never given. */
    static final int WITHOUT_AUTHORISATION = 60;
    /** Of those: never given. */
    static final int AUTHORISATION_NEVER_GIVEN = 300;
    /** Closed dibao cases whose authorisation still holds. */
    static final int CLOSED_STILL_AUTHORISED = 250;
    /** Of those: poor again, so entitled once more. */
    static final int CLOSED_POOR_AGAIN = 300;
    /** Marginal cases whose validity is over. */
    static final int EDGE_EXPIRED = 120;
    /** Valid marginal cases whose wage ended or whose pensioner died: income is now below the line. */
    static final int EDGE_NOW_BELOW = 160;
    /** Of those: the pensioner died. */
    static final int EDGE_BEREAVED = 350;
    /** Valid marginal cases whose income is the line to the cent: not below it. */
    static final int EDGE_ON_THE_LINE = 20;
    /** Changes the department hears of only in the second round, though they happened months before. */
    static final int REPORTED_LATE = 350;
    /** Families that live in another village than their hukou's. */
    static final int LIVES_ELSEWHERE = 140;
    /** Dibao payments of earlier months that first failed and were paid again. */
    static final int PAID_AGAIN = 3;
    /** Dibao payments of the last two months that failed, came back, or are held. */
    static final int PAYMENT_FAILED = 6;

    static final int PAYMENT_RETURNED = 4;
    static final int PAYMENT_HELD = 5;
    /** Disability among working-age members of families in difficulty, and among old members. */
    static final int DISABLED_ADULT = 520;

    static final int DISABLED_ELDER = 220;
    static final int DISABLED_CHILD = 60;
    /** Cards of the second round: new or worsened in the last month. */
    static final int CARD_CHANGED_LATELY = 15;
    /** Jobs of other residents that began or ended in the last month. */
    static final int JOB_CHANGED_LATELY = 25;
    /** Residents among the other people who died in the last five years. */
    static final int DEAD = 40;

    private Rates() {}
}
