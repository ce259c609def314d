package org.doudi.city;

/** Which datasets a city delivers. */
public enum Coverage {
    /** The seven that show the thread from a department's file to a clerk's list. */
    FIRST_SEVEN,
    /** All that the city knows to make. */
    ALL
}
