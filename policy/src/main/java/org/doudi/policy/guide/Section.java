package org.doudi.policy.guide;

/** The questions that the guide answers of every programme, in the order in which people ask them. */
public enum Section {
    WHO,
    WHAT,
    HOW_MUCH,
    WHERE,
    PAPERS,
    HOW_LONG,
    CONTACT
}
