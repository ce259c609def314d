package org.doudi.policy;

import java.util.Map;
import org.doudi.policy.guide.Guide;

/**
 * Everything needed to ask programmes: policies, parameters, items, the articles they rest on by id, the programmes by
 * code, also those whose rules are not written yet, and the guide, which tells them in plain words.
 */
public record Book(
        PolicyBook policies,
        Parameters parameters,
        ItemCatalogue items,
        Map<String, Article> articles,
        Map<String, Programme> programmes,
        Guide guide) {
    /** A book without a guide. */
    public Book(
            PolicyBook policies,
            Parameters parameters,
            ItemCatalogue items,
            Map<String, Article> articles,
            Map<String, Programme> programmes) {
        this(policies, parameters, items, articles, programmes, Guide.EMPTY);
    }

    /** Asks with the parameters of this book. */
    public Evaluator evaluator() {
        return new Evaluator(policies, parameters, items);
    }

    /** This book with other parameters, as worked cases and trials state them. */
    public Book with(Parameters others) {
        return new Book(policies, others, items, articles, programmes, guide);
    }

    /** This book with other rules. */
    public Book with(PolicyBook others) {
        return new Book(others, parameters, items, articles, programmes, guide);
    }
}
