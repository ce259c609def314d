package org.doudi.programmes;

import java.time.ZoneId;
import java.util.Locale;
import org.doudi.policy.Parameter;
import org.doudi.policy.Parameter.Dated;
import org.doudi.policy.Parameter.Mark;
import org.doudi.shell.Language;
import org.doudi.shell.Texts;
import org.springframework.stereotype.Component;

/** Says of a parameter value what it is, from when, by which document, and how sure it is. */
@Component
public class ParameterWords {
    private final Texts texts;

    ParameterWords(Texts texts) {
        this.texts = texts;
    }

    /** The parameter's title in the language. */
    public String title(Language language, Parameter parameter) {
        return language == Language.ENGLISH ? parameter.titleEn() : parameter.title();
    }

    /** The value with its unit. */
    public String value(Language language, Parameter parameter, Dated dated) {
        var key = "programmes.unit." + parameter.unit();
        var number = dated.value().toString();
        return texts.has(key) ? texts.text(language, key, number) : number + " " + parameter.unit();
    }

    /** How sure the value is, in words; empty when it is confirmed. */
    public String mark(Language language, Mark mark) {
        return mark == Mark.CONFIRMED
                ? ""
                : texts.text(language, "programmes.mark." + mark.name().toLowerCase(Locale.ROOT));
    }

    /** Who submitted a value and who published it, when, by which document. */
    String published(Language language, Publication publication) {
        return texts.text(
                language,
                "programmes.published",
                publication.submitted().name(),
                publication.published().name(),
                publication
                        .published()
                        .at()
                        .atZoneSameInstant(ZoneId.of("Asia/Shanghai"))
                        .toLocalDate()
                        .toString(),
                publication.instrument());
    }
}
