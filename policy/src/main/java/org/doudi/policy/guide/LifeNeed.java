package org.doudi.policy.guide;

/** What of life a programme helps with; the guide is ordered by it. */
public enum LifeNeed {
    LIVING,
    ILLNESS,
    SCHOOL,
    HOME,
    WORK,
    OLD_AGE,
    CHILD,
    DISABILITY,
    EMERGENCY,
    OTHER
}
