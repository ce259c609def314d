package org.doudi.search;

import java.text.Normalizer;
import java.util.Locale;
import org.doudi.registry.NameFold;

/** Reduces what is stored and what is typed to the same: common characters for
 * traditional and variant ones, half width for full, no spaces, dots, tones or capitals. */
public final class Fold {
    private Fold() {}

    /** Letters, digits and ideographs alone. */
    public static String text(String typed) {
        var plain =
                NameFold.fold(Normalizer.normalize(typed, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
        var folded = new StringBuilder(plain.length());
        plain.codePoints().filter(Fold::counts).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** Letters of pinyin however they are typed: lü, lv and lu are the same, tones do not count. */
    public static String pinyin(String typed) {
        return text(Normalizer.normalize(typed, Normalizer.Form.NFD).replaceAll("\\p{M}", ""))
                .replace('v', 'u');
    }

    /** Pinyin as people hear it who do not tell zh from z or -ng from -n. */
    public static String sound(String pinyin) {
        return pinyin.replace("zh", "z").replace("ch", "c").replace("sh", "s").replace("ng", "n");
    }

    static boolean counts(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || Character.isIdeographic(codePoint);
    }
}
