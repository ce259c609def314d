package org.doudi.files;

import java.util.List;
import java.util.UUID;

/** Finds families by what somebody remembers of them; a later module knows how. */
public interface FamilyFinder {
    /** Families of the running transaction's scope, as many as somebody could read. */
    List<UUID> find(String typed);
}
