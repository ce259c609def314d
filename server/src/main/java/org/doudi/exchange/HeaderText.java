package org.doudi.exchange;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of columns as people write them, made comparable. */
final class HeaderText {
    /** Columns that a file of rejected rows adds; passed over when it comes back mended. */
    static final String LINE = "原行号";

    static final String REASON = "退回原因";

    private static final Set<String> ADDED = Set.of(LINE, REASON);

    private HeaderText() {}

    /** Without spaces, marks of obligation and what stands in brackets; one width and case. */
    static String plain(String name) {
        var narrow = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var bare = narrow.replaceAll("[\\s*'\":：]", "");
        var outside = bare.replaceAll("[(\\[【][^)\\]】]*[)\\]】]", "");
        return outside.isEmpty() ? bare : outside;
    }

    static boolean isAdded(String name) {
        return ADDED.contains(name.strip());
    }

    /** At most ten names, each cut to what a name could be: a header may be anything. */
    static String list(List<String> names) {
        return names.stream()
                .map(HeaderText::shown)
                .distinct()
                .limit(10)
                .collect(java.util.stream.Collectors.joining("、"));
    }

    /** A name cut to what a name could be. */
    static String shown(String name) {
        var harmless = name.replaceAll("[\\p{Cntrl}\\d]{6,}", "…").strip();
        return harmless.length() > 40 ? harmless.substring(0, 40) + "…" : harmless;
    }
}
