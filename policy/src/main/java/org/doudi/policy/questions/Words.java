package org.doudi.policy.questions;

/** A text in both languages. */
public record Words(String chinese, String english) {
    /** Nothing said. */
    public static final Words NONE = new Words("", "");
}
