package org.doudi.work;

import jakarta.servlet.http.HttpServletRequest;
import org.doudi.shell.Language;
import org.doudi.shell.Pages;
import org.doudi.shell.Texts;
import org.springframework.stereotype.Component;

/** The language of a request and its texts. */
@Component
record LeadTexts(Pages pages, Texts texts) {
    Language language(HttpServletRequest request) {
        return pages.language(request);
    }

    String text(Language language, String key, Object... values) {
        return texts.text(language, key, values);
    }
}
