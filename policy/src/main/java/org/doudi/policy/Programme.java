package org.doudi.policy;

/**
 * What everybody may know of a programme before reading its rules.
 *
 * @param code such as {@code P01}
 * @param department that decides, in Chinese
 * @param perPerson whether it is asked for each person; else for the household
 * @param pays month, term, quarter, once or identity
 * @param deadline of the decision, in Chinese
 * @param deadlineEn the same in English
 * @param legalBasis instruments in short, in Chinese
 * @param mark how sure the rules are: C confirmed, M from memory, C/M in part
 */
public record Programme(
        String code,
        String title,
        String titleEn,
        String department,
        boolean perPerson,
        String pays,
        String deadline,
        String deadlineEn,
        String legalBasis,
        String mark) {}
