package org.doudi.programmes;

/**
 * Names the state of the book of policies: equal contents have equal versions.
 *
 * @param value 16 hexadecimal digits
 */
public record PolicyVersion(String value) {}
