package org.doudi.exchange;

/** File names as they may be kept: without folders, signs of control, or anything that could be somebody's number. */
final class FileName {
    private static final int LONGEST = 120;

    private FileName() {}

    static String plain(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var plain = last.replaceAll("\\p{Cntrl}", "")
                .replaceAll("\\d{11,}[Xx]?", "…")
                .strip();
        var cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
        return cut.isEmpty() ? "—" : cut;
    }
}
