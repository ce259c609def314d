package org.doudi.city;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes for the rows of one file whom they are about, and what is right to do with them. */
final class LinkRows implements Closeable {
    static final List<String> COLUMNS = List.of("dataset", "file", "line", "field", "person", "dirt", "outcome");
    static final List<String> HELD_BACK_COLUMNS =
            List.of("household_cert_no", "dataset", "file", "line", "person", "dirt", "outcome");

    private final Dataset dataset;
    private final String file;
    private final String field;
    private final CsvFile links;
    private final CsvFile heldBack;
    private final Map<String, String> families;

    LinkRows(Dataset dataset, String file, Path part, Path heldBackPart, Map<String, String> families)
            throws IOException {
        this.dataset = dataset;
        this.file = file;
        this.families = families;
        field = dataset.columns().get(PersonColumns.of(dataset).id());
        links = CsvFile.part(part, COLUMNS.size());
        heldBack = CsvFile.part(heldBackPart, HELD_BACK_COLUMNS.size());
    }

    /** The person of the row's own number. */
    void person(long line, String person, Blemish dirt, Outcome outcome) {
        write(line, field, person, dirt, outcome);
        boolean held = outcome == Outcome.REVIEW || outcome == Outcome.REJECT;
        if (held && families.containsKey(person) && decidesIncome()) {
            heldBack.row(
                    families.getOrDefault(person, ""), dataset.code(), file, line, person, dirt.text(), text(outcome));
        }
    }

    /** A person of the list of members, the first being 1. */
    void member(long line, int place, String person, Blemish dirt) {
        write(line, "member_id_nos#" + place, person, dirt, Outcome.EXACT);
    }

    private void write(long line, String where, String person, Blemish dirt, Outcome outcome) {
        links.row(dataset.code(), file, line, where, person, dirt.text(), text(outcome));
    }

    private boolean decidesIncome() {
        return dataset == Dataset.EMPLOYMENT_REGISTRATION || dataset == Dataset.PENSION_PAYMENT;
    }

    private static String text(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        links.close();
        heldBack.close();
    }
}
