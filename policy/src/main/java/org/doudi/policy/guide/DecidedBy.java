package org.doudi.policy.guide;

/** Who decides a programme, and so where people turn who do not agree. */
public enum DecidedBy {
    /** An office of the government: reconsideration and lawsuit (Administrative Reconsideration Law, art. 20). */
    GOVERNMENT,
    /** A union, federation or society that gives from its own means. */
    ORGANISATION
}
