package org.doudi.exchange;

import java.util.List;
import java.util.Optional;
import org.doudi.shell.Language;

/**
 * A column of a dataset as departments send it.
 *
 * @param name name in the header, which is also the name in the table where the value is stored as it is
 * @param label Chinese name, accepted in headers too
 * @param labelEnglish English name
 * @param type what its cells must be
 * @param required whether every row must have it
 * @param values the only values, for enumerations; for identity numbers, words that stand for nobody
 * @param names for identity numbers: the column with the name or names that must fit
 * @param aligned for lists: the column whose list must be as long
 * @param min least value of an integer
 * @param max greatest value of an integer
 */
public record Column(
        String name,
        String label,
        String labelEnglish,
        Type type,
        boolean required,
        List<String> values,
        Optional<String> names,
        Optional<String> aligned,
        int min,
        int max) {

    /** What it is called in a language. */
    String label(Language language) {
        return language == Language.ENGLISH ? labelEnglish : label;
    }

    /** What a cell must be, and the type it is stored with. */
    public enum Type {
        /** Free text. */
        TEXT("text"),
        /** One of a list of values. */
        ENUM("text"),
        /** Values of a list, separated by semicolons. */
        ENUM_LIST("text[]"),
        /** Texts separated by semicolons. */
        TEXT_LIST("text[]"),
        /** Yuan with at most two decimals, stored in cents. */
        MONEY("bigint"),
        /** A day. */
        DATE("date"),
        /** A month, stored as its first day. */
        MONTH("date"),
        /** A day with a time of day, stored without a zone as it was sent. */
        DAY_TIME("timestamp"),
        /** A number with at most two decimals, stored in hundredths. */
        DECIMAL("bigint"),
        /** A whole number. */
        INTEGER("integer"),
        /** 是 or 否. */
        FLAG("boolean"),
        /** A 12-digit code of a division of the city. */
        DIVISION("text"),
        /** An identity number, stored as the person's id. */
        ID_NUMBER("uuid"),
        /** Identity numbers separated by semicolons, stored as persons' ids. */
        ID_NUMBER_LIST("uuid[]"),
        /** The number of a certificate; a disability certificate's number goes to the vault instead. */
        CERT_NO("text"),
        /** A disability certificate's number: 20 characters that begin with the identity number; vault only. */
        DISABILITY_CERT_NO(""),
        /** A bank card number; vault only. */
        BANK_CARD("");

        private final String stored;

        Type(String stored) {
            this.stored = stored;
        }

        /** Whether rows carry the value; false for what only the vault keeps. */
        public boolean isStored() {
            return !stored.isEmpty();
        }

        String sql() {
            return stored;
        }
    }

    /** Name of the column in the dataset's table: money in cents, identity numbers as persons. */
    public String storedName() {
        return switch (type) {
            case MONEY -> name + "_cents";
            case DECIMAL -> name + "_hundredths";
            case ID_NUMBER ->
                name.startsWith("id_no") || name.equals("person_id") ? "person_id" : personName("_person_id");
            case ID_NUMBER_LIST -> personName("_person_ids");
            case TEXT,
                    ENUM,
                    ENUM_LIST,
                    TEXT_LIST,
                    DATE,
                    MONTH,
                    DAY_TIME,
                    INTEGER,
                    FLAG,
                    DIVISION,
                    CERT_NO,
                    DISABILITY_CERT_NO,
                    BANK_CARD -> name;
        };
    }

    private String personName(String ending) {
        return name.replaceFirst("_id(_nos?)?$", "") + ending;
    }
}
