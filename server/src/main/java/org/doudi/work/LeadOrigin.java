package org.doudi.work;

import java.util.List;
import java.util.UUID;
import org.doudi.shell.Language;

/** Tells which deliveries made a lead be proposed; implemented by whoever proposes leads. */
public interface LeadOrigin {
    /** The deliveries, the oldest first; none if a new day or a new policy alone did. */
    List<Delivery> of(UUID lead, Language language);

    /** A delivery: what it is called, and its page. */
    record Delivery(String text, String link) {}
}
