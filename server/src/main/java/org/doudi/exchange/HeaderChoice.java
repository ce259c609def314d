package org.doudi.exchange;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.doudi.sheets.TableFile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decides which column of a delivered file is which, or that a person must. */
final class HeaderChoice {
    private final Catalogue catalogue;
    private final Dataset dataset;

    HeaderChoice(Catalogue catalogue, Dataset dataset) {
        this.catalogue = catalogue;
        this.dataset = dataset;
    }

    /** Where the file's table is. */
    Layout layout(TableFile file) throws IOException {
        return new HeaderSearch(names -> Header.match(dataset, names).known() + catalogue.known(names)).find(file);
    }

    /**
     * The columns, by their names or by what somebody confirmed for such a header; empty if a person must say.
     *
     * @throws Refusal.Stop if nobody could
     */
    Optional<Header> header(JdbcClient database, UUID delivery, TableFile file, Layout layout) throws IOException {
        var header = Header.match(dataset, layout.names());
        if (header.isComplete()) {
            return Optional.of(header);
        }
        var confirmed = ColumnMappings.find(database, delivery, layout.names())
                .map(columns -> Header.mapped(dataset, layout.names(), columns))
                .filter(Header::isComplete);
        if (confirmed.isPresent()) {
            return confirmed;
        }
        header.refuseOther(dataset, catalogue);
        var mapping = Mapping.of(dataset, layout.names(), Samples.of(file, layout));
        if (!mapping.isWorthAsking(dataset)) {
            throw header.refusal(dataset);
        }
        return Optional.empty();
    }
}
