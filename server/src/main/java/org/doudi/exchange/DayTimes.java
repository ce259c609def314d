package org.doudi.exchange;

/** Reads a day with or without a time of day, such as {@code 2026-11-24 09:30} or {@code 2026-11-24T09:30:15}. */
final class DayTimes {
    private static final long MICROSECONDS = 1_000_000;
    private static final long SECONDS_OF_A_DAY = 86_400;
    private static final long SECONDS_TO_2000 = 10_957 * SECONDS_OF_A_DAY;

    private DayTimes() {}

    static CellWriter writer(Column column) {
        return (row, cell, out) -> {
            row.narrow(cell);
            long seconds = epochSecond(row.text(), row.start(cell), row.stop(cell));
            if (seconds == Numbers.NONE) {
                return Fault.in(column, Reason.NOT_A_DATE);
            }
            out.int64((seconds - SECONDS_TO_2000) * MICROSECONDS);
            return null;
        };
    }

    /** Seconds since 1970 on the sender's clock, or {@link Numbers#NONE}. */
    static long epochSecond(char[] text, int from, int to) {
        int end = from;
        while (end < to && text[end] != ' ' && text[end] != 'T') {
            end++;
        }
        long day = Numbers.epochDay(text, from, end);
        if (day == Numbers.NONE) {
            return Numbers.NONE;
        }
        long time = end == to ? 0 : secondOfDay(text, end + 1, to);
        return time == Numbers.NONE ? Numbers.NONE : day * SECONDS_OF_A_DAY + time;
    }

    private static long secondOfDay(char[] text, int from, int to) {
        long seconds = 0;
        int parts = 0;
        int begin = from;
        for (int i = from; i <= to; i++) {
            if (i == to || text[i] == ':') {
                long part = Numbers.whole(text, begin, i);
                long most = parts == 0 ? 23 : 59;
                if (part < 0 || part > most || i - begin > 2) {
                    return Numbers.NONE;
                }
                seconds = seconds * 60 + part;
                parts++;
                begin = i + 1;
            }
        }
        return switch (parts) {
            case 2 -> seconds * 60;
            case 3 -> seconds;
            default -> Numbers.NONE;
        };
    }
}
