package org.doudi.programmes;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** How near what is typed comes to what is written. */
final class GuideLikeness {
    private static final int ONE_ERROR_FROM = 6;
    private static final int TWO_ERRORS_FROM = 10;
    private static final int THREE_ERRORS_FROM = 16;

    private GuideLikeness() {}

    /** How many letters may be wrong, missing, too many or exchanged in so many letters. */
    static int errorsAllowed(int letters) {
        if (letters >= THREE_ERRORS_FROM) {
            return 3;
        }
        if (letters >= TWO_ERRORS_FROM) {
            return 2;
        }
        return letters >= ONE_ERROR_FROM ? 1 : 0;
    }

    /**
     * The fewest letters that must change to find what is typed somewhere inside a text; two neighbours that changed
     * places count once. (Sellers 1980, with exchanges.)
     */
    static int errorsInside(String typed, String text) {
        int rows = typed.length() + 1;
        int[] before = new int[rows];
        int[] last = new int[rows];
        for (int i = 0; i < rows; i++) {
            last[i] = i;
        }
        int fewest = last[rows - 1];
        for (int j = 1; j <= text.length(); j++) {
            int[] now = new int[rows];
            for (int i = 1; i < rows; i++) {
                boolean same = typed.charAt(i - 1) == text.charAt(j - 1);
                now[i] = Math.min(last[i - 1] + (same ? 0 : 1), 1 + Math.min(last[i], now[i - 1]));
                boolean exchanged = i > 1
                        && j > 1
                        && typed.charAt(i - 1) == text.charAt(j - 2)
                        && typed.charAt(i - 2) == text.charAt(j - 1);
                if (exchanged) {
                    now[i] = Math.min(now[i], before[i - 2] + 1);
                }
            }
            before = last;
            last = now;
            fewest = Math.min(fewest, now[rows - 1]);
        }
        return fewest;
    }

    /** Every two neighbouring characters. */
    static Set<String> pairs(String folded) {
        int[] characters = folded.codePoints().toArray();
        var pairs = new LinkedHashSet<String>();
        for (int i = 1; i < characters.length; i++) {
            pairs.add(new String(characters, i - 1, 2));
        }
        return pairs;
    }

    /** The words of an English text, in small letters, without those that say nothing. */
    static Set<String> words(String text) {
        var words = new LinkedHashSet<>(
                Arrays.asList(text.toLowerCase(java.util.Locale.ROOT).split("[^a-z]+", -1)));
        words.removeIf(word -> word.length() < 2 || GuideIndex.SILENT.contains(word));
        return words;
    }
}
