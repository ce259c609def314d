package org.doudi.policy;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The policies in force, by programme code. */
public final class PolicyBook {
    private final Map<String, Policy> byCode = new LinkedHashMap<>();

    /** @param policies each programme code once */
    public PolicyBook(Collection<Policy> policies) {
        for (var policy : policies) {
            if (byCode.put(policy.code(), policy) != null) {
                throw new IllegalArgumentException("there are two policies for programme " + policy.code());
            }
        }
    }

    /** All policies. */
    public Collection<Policy> all() {
        return Collections.unmodifiableCollection(byCode.values());
    }

    /** @throws UnknownName if no programme has this code */
    public Policy policy(String code) {
        var policy = byCode.get(code);
        if (policy == null) {
            throw new UnknownName("programme", code);
        }
        return policy;
    }
}
