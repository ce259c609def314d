package org.doudi.programmes;

import org.doudi.policy.Article;
import org.doudi.shell.Language;

/**
 * An article in short.
 *
 * @param mark that nobody confirmed it, in words; empty if somebody did
 */
record Quote(String where, String gist, String mark) {
    static Quote of(Language language, Article article, String mark) {
        return new Quote(
                article.instrument() + " " + article.article(),
                language == Language.ENGLISH ? article.gistEn() : article.gist(),
                mark);
    }
}
