package org.doudi.sheets;

import java.util.Arrays;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts of a workbook that its cells name by number, one after another in a single array. */
final class SharedStrings {
    private char[] text = new char[1 << 12];
    private int[] ends = new int[1 << 8];
    private int count;
    private int length;

    void read(XMLStreamReader xml) {
        try {
            boolean phonetic = false;
            boolean within = false;
            while (xml.hasNext()) {
                switch (Workbook.next(xml)) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        within = xml.getLocalName().equals("t") && !phonetic;
                        phonetic |= xml.getLocalName().equals("rPh");
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (within) {
                            append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        within = false;
                        phonetic &= !xml.getLocalName().equals("rPh");
                        if (xml.getLocalName().equals("si")) {
                            end();
                        }
                    }
                    default -> {}
                }
            }
            xml.close();
        } catch (XMLStreamException wrong) {
            throw Workbook.refusal(wrong);
        }
    }

    char[] text() {
        return text;
    }

    /** Where a text begins. */
    int start(int number) {
        if (number < 0 || number >= count) {
            throw Parts.damaged();
        }
        return number == 0 ? 0 : ends[number - 1];
    }

    int length(int number) {
        return ends[number] - start(number);
    }

    private void append(char[] source, int from, int size) {
        if (length + size > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length + text.length / 2, length + size));
        }
        System.arraycopy(source, from, text, length, size);
        length += size;
    }

    private void end() {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        ends[count++] = length;
    }
}
