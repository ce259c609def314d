package org.doudi.sheets;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.function.LongSupplier;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The rows of a workbook's sheet, read as they come. Rows without content are passed over. No memory is taken on account of
 * what a cell's address says.
 */
final class SheetRows implements TableRows {
    private final XMLStreamReader xml;
    private final SharedStrings strings;
    private final CellNumbers numbers;
    private final LongSupplier bytesRead;
    private final Row row = new Row();
    private char[] value = new char[256];
    private int length;
    private long line;
    private boolean waits;
    private boolean ended;

    SheetRows(XMLStreamReader xml, SharedStrings strings, DateStyles styles, boolean from1904, LongSupplier bytesRead) {
        this.xml = xml;
        this.strings = strings;
        this.numbers = new CellNumbers(styles, from1904);
        this.bytesRead = bytesRead;
    }

    @Override
    public boolean hasNext() {
        while (!waits && !ended) {
            advance();
        }
        return waits;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        waits = false;
        return row;
    }

    @Override
    public long bytesRead() {
        return bytesRead.getAsLong();
    }

    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException wrong) {
            throw Workbook.refusal(wrong);
        }
    }

    private void advance() {
        try {
            if (!xml.hasNext()) {
                ended = true;
                return;
            }
            int event = Workbook.next(xml);
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
                readRow();
                waits = !row.isBlank();
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("sheetData")) {
                ended = true;
            }
        } catch (XMLStreamException wrong) {
            throw Workbook.refusal(wrong);
        }
    }

    private void readRow() {
        var number = Workbook.attribute(xml, "r");
        long next = number == null ? line + 1 : whole(number, 0, number.length());
        if (next <= line) {
            throw Parts.damaged();
        }
        line = next;
        row.begin(line);
        int column = 0;
        while (true) {
            int event = Workbook.next(xml);
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                column = readCell(column) + 1;
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("row")) {
                return;
            }
        }
    }

    /** Reads a cell and says in which column it is. */
    private int readCell(int expected) {
        int column = expected;
        int style = -1;
        char type = 'n';
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            var text = xml.getAttributeValue(i);
            switch (xml.getAttributeLocalName(i)) {
                case "r" -> column = column(text);
                case "s" -> style = (int) whole(text, 0, text.length());
                case "t" -> type = type(text);
                default -> {}
            }
        }
        readValue();
        if (length > 0) {
            if (column < row.cells()) {
                throw Parts.damaged();
            }
            row.pad(Math.min(column, Row.MOST_COLUMNS));
            addCell(type, style);
        }
        return column;
    }

    /** Shared texts, texts, and numbers, which the format may make a day. */
    private void addCell(char type, int style) {
        switch (type) {
            case 's' -> {
                int number = (int) whole(value, length);
                row.add(strings.text(), strings.start(number), strings.length(number));
            }
            case 'n' -> {
                var text = numbers.text(value, length, style);
                row.add(text, 0, text.length);
            }
            default -> row.add(value, 0, length);
        }
    }

    /** The text of the cell's value, or of the texts written into it; formulas count by their last result. */
    private void readValue() {
        length = 0;
        boolean within = false;
        while (true) {
            switch (Workbook.next(xml)) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var name = xml.getLocalName();
                    within = name.equals("v") || name.equals("t");
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (within) {
                        append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    within = false;
                    if (xml.getLocalName().equals("c")) {
                        return;
                    }
                }
                default -> {}
            }
        }
    }

    private void append(char[] source, int from, int size) {
        if (length + size > GuardedText.LONGEST_LINE) {
            throw new Unreadable(Unreadable.Kind.LINE_TOO_LONG, line, GuardedText.LONGEST_LINE);
        }
        if (length + size > value.length) {
            value = Arrays.copyOf(value, Math.max(value.length * 2, length + size));
        }
        System.arraycopy(source, from, value, length, size);
        length += size;
    }

    private static char type(String text) {
        return switch (text) {
            case "s" -> 's';
            case "n" -> 'n';
            default -> 't';
        };
    }

    /** The column of an address such as AB12, 0 for A; one beyond what can be counted is the last. */
    private static int column(String address) {
        int column = 0;
        for (int i = 0; i < address.length() && Character.isLetter(address.charAt(i)); i++) {
            column = Math.min(column * 26 + Character.toUpperCase(address.charAt(i)) - 'A' + 1, 1 << 20);
        }
        if (column <= 0) {
            throw Parts.damaged();
        }
        return column - 1;
    }

    private static long whole(String text, int from, int to) {
        var characters = text.toCharArray();
        return whole(Arrays.copyOfRange(characters, from, to), to - from);
    }

    private static long whole(char[] text, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            if (text[i] < '0' || text[i] > '9' || length > 9) {
                throw Parts.damaged();
            }
            value = value * 10 + text[i] - '0';
        }
        return value;
    }
}
