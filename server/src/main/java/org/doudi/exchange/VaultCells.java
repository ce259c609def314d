package org.doudi.exchange;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.doudi.crypto.BlindIndex;
import org.doudi.registry.Persons;
import org.doudi.registry.VaultEntry;
import org.doudi.sheets.Row;

/** Numbers of a row that only the vault keeps: rows carry nothing of them but, in their fingerprint, the blind index. */
final class VaultCells {
    private static final int CERTIFICATE_LENGTH = 20;
    private static final int ID_LENGTH = 18;
    private static final int SHORTEST_CARD = 12;
    private static final int LONGEST_CARD = 19;

    private final BlindIndex blindIndex;
    private final PersonLinks links;
    private final LongMap cards = new LongMap();
    private final List<byte[]> cardIndexes = new ArrayList<>();
    private final LongMap kept = new LongMap();
    private final List<VaultNumber> ofRow = new ArrayList<>();
    private List<VaultEntry> entries = new ArrayList<>();

    /** A number of the row at hand, its kind and its blind index. */
    private record VaultNumber(String kind, String number, byte[] index) {}

    VaultCells(BlindIndex blindIndex, PersonLinks links) {
        this.blindIndex = blindIndex;
        this.links = links;
    }

    void begin() {
        ofRow.clear();
    }

    CellWriter bankCard(Column column) {
        return (row, cell, out) -> {
            row.narrow(cell);
            if (Numbers.isScientific(row.text(), row.start(cell), row.stop(cell))) {
                return Fault.in(column, Reason.NUMBER_DAMAGED);
            }
            int length = row.stop(cell) - row.start(cell);
            if (length < SHORTEST_CARD || length > LONGEST_CARD || !digits(row, row.start(cell), row.stop(cell))) {
                return Fault.in(column, Reason.CARD_WRONG);
            }
            ofRow.add(new VaultNumber(Persons.BANK_CARD, row.string(cell), cardIndex(row, cell)));
            return null;
        };
    }

    CellWriter disabilityCertificate(Column column, int subjectCell) {
        return (row, cell, out) -> {
            row.narrow(cell);
            if (Numbers.isScientific(row.text(), row.start(cell), row.stop(cell))) {
                return Fault.in(column, Reason.NUMBER_DAMAGED);
            }
            if (!isCertificateOf(row, cell, subjectCell)) {
                return Fault.in(column, Reason.CERTIFICATE_WRONG);
            }
            addCertificate(row, cell);
            return null;
        };
    }

    /** A disability certificate's number begins with the identity number, so a row must not carry it. */
    CellWriter certificateUnlessOfDisability(Column column, int subjectCell) {
        var text = CellWriters.text(column);
        return (row, cell, out) -> {
            if (!isCertificateOf(row, cell, subjectCell)) {
                return text.write(row, cell, out);
            }
            addCertificate(row, cell);
            out.absent();
            return null;
        };
    }

    /** The blind index of a number that is part of a key. */
    byte[] index(Row row, int cell, Column.Type type) {
        return type == Column.Type.BANK_CARD
                ? blindIndex.of(Persons.BANK_CARD, row.string(cell))
                : blindIndex.of(Persons.DISABILITY_CERTIFICATE, row.string(cell).replace('x', 'X'));
    }

    /** The row is stored: its numbers are the person's. */
    void accept(int ordinal) {
        for (var number : ofRow) {
            long low = links.persons().low(ordinal);
            long once = mixed(number.index) ^ low;
            if (kept.add(once == 0 ? 1 : once)) {
                entries.add(new VaultEntry(links.persons().person(ordinal), number.kind, number.number, number.index));
            }
        }
    }

    void digest(MessageDigest digest) {
        for (var number : ofRow) {
            digest.update(number.index);
        }
    }

    /** How many entries wait to be handed over. */
    int waiting() {
        return entries.size();
    }

    List<VaultEntry> take() {
        var taken = entries;
        entries = new ArrayList<>();
        return taken;
    }

    private void addCertificate(Row row, int cell) {
        var number = row.string(cell).replace('x', 'X');
        ofRow.add(new VaultNumber(
                Persons.DISABILITY_CERTIFICATE, number, blindIndex.of(Persons.DISABILITY_CERTIFICATE, number)));
    }

    /** The identity number, the digit of the type and the digit of the grade. */
    private static boolean isCertificateOf(Row row, int cell, int subjectCell) {
        int from = row.start(cell);
        int to = row.stop(cell);
        int subject = row.start(subjectCell);
        if (to - from != CERTIFICATE_LENGTH || row.stop(subjectCell) - subject != ID_LENGTH) {
            return false;
        }
        for (int i = 0; i < ID_LENGTH; i++) {
            if (Character.toUpperCase(row.text()[from + i]) != Character.toUpperCase(row.text()[subject + i])) {
                return false;
            }
        }
        return digits(row, from + ID_LENGTH, to);
    }

    /** A family's card comes with every month and member: its blind index is computed once. */
    private byte[] cardIndex(Row row, int cell) {
        long card = (long) row.stop(cell) - row.start(cell);
        for (int i = row.start(cell); i < row.stop(cell); i++) {
            card = card * 10 + row.text()[i] - '0';
        }
        int known = cards.get(card);
        if (known == LongMap.NONE) {
            cards.put(card, cardIndexes.size());
            cardIndexes.add(blindIndex.of(Persons.BANK_CARD, row.string(cell)));
            return cardIndexes.getLast();
        }
        return cardIndexes.get(known);
    }

    private static boolean digits(Row row, int from, int to) {
        for (int i = from; i < to; i++) {
            if (row.text()[i] < '0' || row.text()[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static long mixed(byte[] index) {
        return java.nio.ByteBuffer.wrap(index).getLong();
    }
}
