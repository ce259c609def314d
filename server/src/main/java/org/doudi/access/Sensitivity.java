package org.doudi.access;

/** How much harm a value can do in the wrong hands. */
public enum Sensitivity {
    /** General. */
    L1,
    /** Personal. */
    L2,
    /** Sensitive: masked, shown for a reason. */
    L3,
    /** Highly sensitive, such as health and accounts: never at village level. */
    L4
}
