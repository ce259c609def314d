package org.doudi.exchange;

/**
 * A count as a small bar.
 *
 * @param text what is counted
 * @param count as printed
 * @param value the count
 * @param max the longest bar's
 */
record Bar(String text, String count, long value, long max) {}
