package org.doudi.policy.questions;

/** A text is no answer sheet; the message says what is wrong and repeats nothing of it. */
public final class InvalidSheet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidSheet(String problem) {
        super(problem);
    }
}
