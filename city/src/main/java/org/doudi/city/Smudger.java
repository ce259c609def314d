package org.doudi.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Spoils the rows of one dataset as its department does: chooses what is wrong with a row, and does it. */
final class Smudger {
    private static final LocalDate FIRST_WITHOUT_FIFTEEN = LocalDate.of(1999, 10, 1);
    private static final int TEN_THOUSAND = 10_000;
    private static final List<String> SPACES = List.of(" ", "\u3000", "\u00A0");
    private static final List<String> DOTS = List.of("•", "・");

    private final Care care;
    private final PersonColumns columns;
    private final NameVariants variants;
    private final boolean workbook;

    Smudger(Dataset dataset, FileStyle style, NameVariants variants) {
        care = Care.of(dataset);
        columns = PersonColumns.of(dataset);
        this.variants = variants;
        workbook = style.format().isWorkbook();
    }

    /** What is wrong with the row: the first blemish it can have that the dice choose. */
    Blemish choose(Subject subject, Subject before, Dice dice) {
        for (var blemish : Blemish.values()) {
            int rate = blemish.perTenThousand(care);
            if (rate > 0 && canHave(blemish, subject, before) && dice.below(TEN_THOUSAND) < rate) {
                return blemish;
            }
        }
        return Blemish.NONE;
    }

    boolean canHave(Blemish blemish, Subject subject, Subject before) {
        return switch (blemish) {
            case NONE, SHIFTED, TOTAL_ROW, BLANK_ROW -> false;
            case OTHERS_ID -> !before.id().isEmpty() && !before.name().equals(subject.name());
            case RUINED_BY_EXCEL -> !subject.id().endsWith("X");
            case NO_ID, WRONG_CHECK_DIGIT, FULL_WIDTH_DIGITS, NAME_WITH_SPACE, OTHER_DATE_STYLE, DUPLICATE -> true;
            case BIRTH_WRONG, BIRTH_MISSING -> columns.haveBirth();
            case FIFTEEN_DIGITS -> subject.birth().isBefore(FIRST_WITHOUT_FIFTEEN);
            case LOWER_CASE_X -> subject.id().endsWith("X");
            case NAME_WITH_OTHER_DOT -> subject.name().contains("·");
            case NAME_WITH_VARIANT -> variants.has(subject.name());
        };
    }

    /** The row with its blemish; days are still as in the clean row, and are written in the file's style later. */
    List<String> spoil(List<String> clean, Blemish blemish, Subject subject, Subject before, Dice dice) {
        var cells = new ArrayList<>(clean);
        switch (blemish) {
            case OTHERS_ID -> cells.set(columns.id(), before.id());
            case RUINED_BY_EXCEL -> cells.set(columns.id(), ruined(subject.id()));
            case NO_ID -> cells.set(columns.id(), "");
            case WRONG_CHECK_DIGIT -> cells.set(columns.id(), wrongCheck(subject.id(), dice));
            case BIRTH_WRONG ->
                cells.set(
                        columns.birth(),
                        subject.birth().plusDays(dice.between(1, 400)).toString());
            case BIRTH_MISSING -> cells.set(columns.birth(), "");
            case FIFTEEN_DIGITS -> cells.set(columns.id(), fifteen(subject.id()));
            case LOWER_CASE_X -> cells.set(columns.id(), subject.id().replace('X', 'x'));
            case FULL_WIDTH_DIGITS -> cells.set(columns.id(), fullWidth(subject.id()));
            case NAME_WITH_OTHER_DOT -> cells.set(columns.name(), subject.name().replace("·", dice.pick(DOTS)));
            case NAME_WITH_VARIANT ->
                cells.set(columns.name(), variants.of(subject.name(), dice).orElse(subject.name()));
            case NAME_WITH_SPACE -> cells.set(columns.name(), spaced(subject.name(), dice));
            case NONE, OTHER_DATE_STYLE, DUPLICATE, SHIFTED, TOTAL_ROW, BLANK_ROW -> {}
        }
        return cells;
    }

    /** What is right to do with the row. */
    Outcome outcome(Blemish blemish, boolean hasNamesake) {
        return switch (blemish) {
            case NONE,
                    BIRTH_WRONG,
                    BIRTH_MISSING,
                    FULL_WIDTH_DIGITS,
                    FIFTEEN_DIGITS,
                    LOWER_CASE_X,
                    NAME_WITH_OTHER_DOT,
                    NAME_WITH_VARIANT,
                    NAME_WITH_SPACE,
                    OTHER_DATE_STYLE,
                    DUPLICATE -> Outcome.EXACT;
            case WRONG_CHECK_DIGIT -> hasNamesake ? Outcome.REVIEW : Outcome.AUTO;
            case NO_ID -> !columns.haveBirth() ? Outcome.REJECT : hasNamesake ? Outcome.REVIEW : Outcome.AUTO;
            case RUINED_BY_EXCEL -> columns.haveBirth() ? Outcome.REVIEW : Outcome.REJECT;
            case OTHERS_ID -> Outcome.REVIEW;
            case SHIFTED, TOTAL_ROW, BLANK_ROW -> Outcome.REJECT;
        };
    }

    static String fullWidth(String text) {
        var result = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                result.setCharAt(i, (char) (text.charAt(i) - '0' + '０'));
            }
        }
        return result.toString();
    }

    /** In a workbook the number to fifteen digits, as Excel keeps it; in text what Excel shows of it. */
    private String ruined(String id) {
        return workbook ? id.substring(0, 15) + "000" : id.charAt(0) + "." + id.substring(1, 6) + "E+17";
    }

    private static String wrongCheck(String id, Dice dice) {
        var others = "0123456789X".replace(id.substring(17), "");
        return id.substring(0, 17) + others.charAt(dice.below(others.length()));
    }

    /** How a number stands in a list of members: as it is, or in an old or careless form. */
    Blemish chooseForMember(String id, LocalDate birth, Dice dice) {
        if (birth.isBefore(FIRST_WITHOUT_FIFTEEN)
                && dice.below(TEN_THOUSAND) < Blemish.FIFTEEN_DIGITS.perTenThousand(care)) {
            return Blemish.FIFTEEN_DIGITS;
        }
        return id.endsWith("X") && dice.below(TEN_THOUSAND) < Blemish.LOWER_CASE_X.perTenThousand(care)
                ? Blemish.LOWER_CASE_X
                : Blemish.NONE;
    }

    static String member(String id, Blemish blemish) {
        return blemish == Blemish.FIFTEEN_DIGITS
                ? fifteen(id)
                : blemish == Blemish.LOWER_CASE_X ? id.replace('X', 'x') : id;
    }

    private static String fifteen(String id) {
        return id.substring(0, 6) + id.substring(8, 17);
    }

    private static String spaced(String name, Dice dice) {
        var space = dice.pick(SPACES);
        int first = Character.charCount(name.codePointAt(0));
        return dice.chance(600) ? name.substring(0, first) + space + name.substring(first) : name + space;
    }
}
