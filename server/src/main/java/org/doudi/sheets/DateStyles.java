package org.doudi.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamReader;

/** Which cell formats show a number as a day, a month or a moment; a sheet itself only holds numbers. */
final class DateStyles {
    /** What a number means. */
    enum Meaning {
        NUMBER,
        DAY,
        MONTH
    }

    private final Map<Integer, Meaning> ofFormat = new HashMap<>();
    private final List<Meaning> ofStyle = new ArrayList<>();
    private boolean cellFormats;

    /** Takes an element of the part of styles. */
    void start(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "numFmt" ->
                ofFormat.put(
                        number(xml, "numFmtId"),
                        meaning(Objects.requireNonNullElse(Workbook.attribute(xml, "formatCode"), "")));
            case "cellXfs" -> cellFormats = true;
            case "cellStyleXfs", "cellStyles", "dxfs" -> cellFormats = false;
            case "xf" -> {
                if (cellFormats) {
                    int format = number(xml, "numFmtId");
                    ofStyle.add(ofFormat.getOrDefault(format, builtIn(format)));
                }
            }
            default -> {}
        }
    }

    /** What a number means in a cell of the style. */
    Meaning of(int style) {
        return style >= 0 && style < ofStyle.size() ? ofStyle.get(style) : Meaning.NUMBER;
    }

    /** Formats that every program knows by number (ISO/IEC 29500-1, 18.8.30), those of Chinese among them. */
    private static Meaning builtIn(int format) {
        return switch (format) {
            case 14, 15, 16, 22, 28, 29, 30, 31, 36, 50, 51, 53, 54, 58 -> Meaning.DAY;
            case 17, 27, 52, 55, 57 -> Meaning.MONTH;
            default -> Meaning.NUMBER;
        };
    }

    /** A format with a year and no day shows a month; literal texts and conditions in it say nothing. */
    static Meaning meaning(String code) {
        var signs = code.toLowerCase(Locale.ROOT)
                .replaceAll("\"[^\"]*\"|\\\\.|\\[[^]]*]|_.|\\*.", "")
                .replaceAll("general|常规", "");
        boolean year = signs.indexOf('y') >= 0;
        boolean month = signs.indexOf('m') >= 0;
        boolean day = signs.indexOf('d') >= 0;
        if (day && (year || month)) {
            return Meaning.DAY;
        }
        return year && month ? Meaning.MONTH : Meaning.NUMBER;
    }

    private static int number(XMLStreamReader xml, String attribute) {
        try {
            return Integer.parseInt(Objects.requireNonNullElse(Workbook.attribute(xml, attribute), "0"));
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
