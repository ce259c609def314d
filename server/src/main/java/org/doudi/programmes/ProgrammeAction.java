package org.doudi.programmes;

import java.util.Optional;
import org.doudi.access.Actor;

/** Something that a later module lets a person do with a programme, offered on its page. */
public interface ProgrammeAction {
    /** Where it is done, and the key of its text. */
    record Link(String textKey, String href) {}

    /** The action, if this person may do it. */
    Optional<Link> of(String programme, Actor actor);
}
