package org.doudi.policy;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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

    /** This book with other rules for some programmes, each of which has rules already. */
    public PolicyBook replacing(Collection<Policy> others) {
        var replaced = new LinkedHashMap<>(byCode);
        others.forEach(policy -> replaced.put(policy(policy.code()).code(), policy));
        return new PolicyBook(replaced.values());
    }

    /** All policies. */
    public Collection<Policy> all() {
        return Collections.unmodifiableCollection(byCode.values());
    }

    /** The policy of a programme, if there is one. */
    public Optional<Policy> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** @throws UnknownName if no programme has this code */
    public Policy policy(String code) {
        return find(code).orElseThrow(() -> new UnknownName("programme", code));
    }
}
