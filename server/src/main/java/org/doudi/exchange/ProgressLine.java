package org.doudi.exchange;

/** How far a loading is, as printed. */
record ProgressLine(String sentence, String counts, long done, long total) {}
