package org.doudi.policy.dmn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doudi.policy.feel.Position;

/**
 * An XML element with its place in the file.
 *
 * @param name without namespace
 * @param text its own text
 * @param textAt where the text starts
 */
record Element(
        String name,
        boolean isDmn,
        Map<String, String> attributes,
        List<Element> children,
        String text,
        Position at,
        Position textAt) {
    String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }

    Optional<Element> child(String wanted) {
        return children(wanted).stream().findFirst();
    }

    List<Element> children(String wanted) {
        return children.stream()
                .filter(child -> child.isDmn && child.name.equals(wanted))
                .toList();
    }

    /** The id that a child's {@code href} points to. */
    static String target(Element reference) {
        var href = reference.attribute("href");
        return href.substring(href.indexOf('#') + 1);
    }
}
