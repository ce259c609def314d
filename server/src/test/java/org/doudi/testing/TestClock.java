package org.doudi.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** A clock that stands still until the test moves it; it begins on Tuesday 24 November 2026, 9 o'clock in the city. */
public final class TestClock extends Clock {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final ZoneId zone;
    private volatile Instant now =
            LocalDateTime.of(2026, 11, 24, 9, 0).atZone(CITY).toInstant();

    /** A clock in the city's zone. */
    public TestClock() {
        this(CITY);
    }

    private TestClock(ZoneId zone) {
        super();
        this.zone = zone;
    }

    /** Sets the time of the city. */
    public void set(LocalDateTime cityTime) {
        now = cityTime.atZone(CITY).toInstant();
    }

    /** Lets time pass. */
    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return Clock.fixed(now, other);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
