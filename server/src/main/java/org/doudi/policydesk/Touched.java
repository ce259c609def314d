package org.doudi.policydesk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doudi.policy.Policy;
import org.doudi.policy.Reads;
import org.doudi.programmes.BookChange;
import org.doudi.programmes.BookChange.ReplacedRules;
import org.doudi.programmes.BookChange.StatedValue;
import org.doudi.programmes.BookInUse;
import org.doudi.programmes.Publication;
import org.springframework.stereotype.Component;

/** Which programmes a change touches: those whose rules it replaces, and those that read a parameter it states. */
@Component
class Touched {
    private final BookInUse book;

    Touched(BookInUse book) {
        this.book = book;
    }

    /** Codes of the programmes, in order. */
    List<String> by(BookChange change) {
        var parts = Stream.concat(
                        Stream.of(change),
                        change.takesBack().flatMap(book::publication).map(Publication::change).stream())
                .toList();
        var parameters = parts.stream()
                .flatMap(part -> part.values().stream())
                .map(StatedValue::parameter)
                .collect(Collectors.toSet());
        var touched = new LinkedHashSet<String>();
        parts.stream()
                .flatMap(part -> part.rules().stream())
                .map(ReplacedRules::programme)
                .forEach(touched::add);
        book.book().policies().all().stream()
                .filter(policy -> reads(policy, parameters))
                .map(Policy::code)
                .forEach(touched::add);
        return touched.stream().sorted().toList();
    }

    private boolean reads(Policy policy, Set<String> parameters) {
        return Reads.of(policy, book.book().items()).parameters().stream().anyMatch(parameters::contains);
    }
}
