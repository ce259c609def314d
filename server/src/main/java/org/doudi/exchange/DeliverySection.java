package org.doudi.exchange;

import java.util.List;
import java.util.UUID;
import org.doudi.access.Actor;
import org.doudi.shell.Language;

/** What a later module tells on the page of a delivery of what it changed. Called in the page's transaction, under its scope. */
public interface DeliverySection {
    /** Where it stands: facts before standings before leads. */
    int order();

    /** What changed, in the order shown; nothing where nothing did. */
    List<Effect> of(Change change, Actor actor, Language language);

    /** The coming of a delivery, or its being taken back. */
    record Change(UUID delivery, boolean isUndo) {
        /** The address of a list of it, to which filters may be added. */
        public String address(String list) {
            return "/deliveries/" + delivery + "/" + list + (isUndo ? "?undo=true" : "?undo=false");
        }
    }

    /**
     * So many of something changed.
     *
     * @param link to the list of them, empty where the reader may see none
     */
    record Effect(String text, String count, String link) {}
}
