package org.doudi.policy.questions;

import java.time.YearMonth;
import java.util.Map;
import org.doudi.kernel.DivisionCode;
import org.doudi.policy.ItemRef;
import org.doudi.policy.value.Value;

/**
 * Answers as a person takes them along: what was answered, and what it says of the household's file. All of it is
 * declared, nothing is verified; birth dates follow from ages.
 *
 * @param month asked about
 * @param place where the household lives
 * @param items told of by the answers, by whom they belong to
 */
public record AnswerSheet(YearMonth month, DivisionCode place, Answers answers, Map<ItemRef, Value> items) {
    /** What it is called in a file. */
    public static final String FORMAT = "doudi-answers";

    /** The version that is written; no other is read. */
    public static final int VERSION = 1;

    /** The items are copied. */
    public AnswerSheet {
        items = Map.copyOf(items);
    }
}
