package org.doudi.programmes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.doudi.policy.Parameter.Mark;
import org.doudi.policy.ResolvedParameters;
import org.doudi.policy.guide.Sentence;
import org.doudi.policy.value.Value;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.stereotype.Component;

/** Puts the figures of a month and a place into the sentences of the guide. */
@Component
final class GuideFigures {
    private static final int PERCENT = 2;
    private final Texts texts;

    GuideFigures(Texts texts) {
        this.texts = texts;
    }

    /**
     * A part of a sentence as shown.
     *
     * @param isFigure whether it is a value of a parameter
     * @param mark said beside a figure that nobody confirmed; empty otherwise
     */
    record Part(String text, boolean isFigure, String mark) {}

    /** The parts of a sentence in their order. */
    List<Part> parts(Language language, Sentence sentence, ResolvedParameters values) {
        return sentence.pieces().stream()
                .map(piece -> switch (piece) {
                    case Sentence.Words words -> new Part(words.text(), false, "");
                    case Sentence.Figure figure -> part(language, figure, values);
                })
                .toList();
    }

    private Part part(Language language, Sentence.Figure figure, ResolvedParameters values) {
        return values.dated(figure.parameter(), figure.key())
                .map(dated -> new Part(number(dated.value(), figure.percent()), true, mark(language, dated.mark())))
                .orElseGet(() -> new Part(texts.text(language, "guide.noFigure"), true, ""));
    }

    private static String number(Value value, boolean percent) {
        if (!(value instanceof Value.Decimal decimal)) {
            return value.toString();
        }
        BigDecimal shown = percent ? decimal.value().movePointRight(PERCENT) : decimal.value();
        return shown.stripTrailingZeros().toPlainString() + (percent ? "%" : "");
    }

    /** What is said beside what nobody confirmed; empty if somebody did. */
    String mark(Language language, Mark mark) {
        return mark == Mark.CONFIRMED
                ? ""
                : texts.text(language, "guide.mark." + mark.name().toLowerCase(Locale.ROOT));
    }
}
