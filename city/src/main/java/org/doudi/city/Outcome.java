package org.doudi.city;

/** What is right to do with a row about a person whom the platform knows. {@code docs/demo-city.md} says it precisely. */
enum Outcome {
    /** The number is the person's, once cleaned of writing habits, and name or birth date agree. */
    EXACT,
    /** The number is damaged or missing; name and birth date agree and belong to one person only. */
    AUTO,
    /** A person must decide: two may be meant, or the evidence contradicts itself. */
    REVIEW,
    /** Not to be stored: it is about nobody, or does not say enough about whom. */
    REJECT
}
