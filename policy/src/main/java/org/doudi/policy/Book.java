package org.doudi.policy;

import java.util.Map;

/**
 * Everything needed to ask programmes: policies, parameters, items, and the articles they rest on by id.
 */
public record Book(PolicyBook policies, Parameters parameters, ItemCatalogue items, Map<String, Article> articles) {
    /** Asks with the parameters of this book. */
    public Evaluator evaluator() {
        return new Evaluator(policies, parameters, items);
    }
}
