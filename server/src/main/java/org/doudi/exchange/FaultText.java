package org.doudi.exchange;

import org.doudi.shell.Language;
import org.doudi.shell.Texts;

/** The sentence of a row's fault: which column, what is wrong, what would be right. */
final class FaultText {
    private FaultText() {}

    static String of(Texts texts, Language language, Dataset dataset, Fault fault) {
        var column = dataset.column(fault.column())
                .map(found -> language == Language.ENGLISH
                        ? found.labelEnglish() + " (" + found.name() + ")"
                        : found.label() + "(" + found.name() + ")")
                .orElse("");
        return texts.text(language, fault.reason().textKey(), column, fault.detail());
    }
}
