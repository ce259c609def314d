package org.doudi.exchange;

import java.util.List;
import org.doudi.sheets.Row;

/** Rows that people put below a table and that say nothing of anybody: totals, notes, signatures, nothing. */
final class Endings {
    private static final List<String> TOTALS = List.of("合计", "总计", "小计", "共计", "累计");
    private static final List<String> NOTES =
            List.of("填表", "制表", "审核", "复核", "经办", "负责人", "备注:", "备注:", "说明:", "说明:", "注:", "注:");
    private static final int LONGEST_TOTAL = 12;

    private final int subjectCell;

    Endings(Dataset dataset, Header header) {
        subjectCell = header.cellOfColumn()[dataset.columns().indexOf(dataset.subject())];
    }

    boolean has(Row row) {
        if (!row.isEmpty(subjectCell) && isDigit(row.text()[row.start(subjectCell)])) {
            return false;
        }
        return row.isBlank() || says(row);
    }

    private boolean says(Row row) {
        int first = 0;
        while (row.isEmpty(first)) {
            first++;
        }
        if (first != subjectCell && subjectCell < row.cells() && !row.isEmpty(subjectCell)) {
            return false;
        }
        var text = row.string(first).replaceAll("[\\s\u3000]", "");
        return (text.length() <= LONGEST_TOTAL && TOTALS.stream().anyMatch(text::startsWith))
                || NOTES.stream().anyMatch(text::startsWith);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
