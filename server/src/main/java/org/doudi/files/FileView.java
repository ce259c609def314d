package org.doudi.files;

import java.util.List;

/** The household page in ready texts. */
record FileView(
        Header header,
        List<Member> members,
        List<Benefit> benefits,
        List<Month> payments,
        List<Line> income,
        List<Category> categories,
        List<HouseholdSection.Section> sections,
        List<Change> changes,
        Masks masks) {
    /** Title of the page and where the family stands. */
    record Header(String title, String registerNo, String householdClass, String living, String hukou) {}

    record Member(String name, String relation, String sex, String age, String idNumber, String disability) {}

    record Benefit(String programme, String amount, String from, Source source) {}

    /** A month of payments; {@code cents} of {@code mostCents} is the length of its bar. */
    record Month(
            String month, long cents, long mostCents, String amount, String status, boolean trouble, Source source) {}

    /** Where a value comes from; an empty text for none. */
    record Source(String text, String link) {
        static final Source NONE = new Source("", "");
    }

    /** A value with its source, or why there is none. */
    record Line(String whose, String item, String value, Masking masking, Source source) {}

    /** How a value is shown. */
    enum Masking {
        PLAIN,
        HIDDEN,
        UNKNOWN
    }

    /**
     * A category of the file.
     *
     * @param unknown items not known yet, by the reason
     */
    record Category(String id, String title, String count, List<Line> lines, List<String> unknown) {}

    record Change(String when, String what) {}

    /**
     * Whether masks can be lifted.
     *
     * @param offered whether the person may lift some for a reason
     * @param lifted until when they are lifted, or empty
     * @param action where the form goes
     */
    record Masks(boolean offered, String lifted, String action) {}
}
