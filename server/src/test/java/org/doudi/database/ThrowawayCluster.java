package org.doudi.database;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Removes the cluster of an earlier test run, stopping what still runs on it, and leaves the unpacked programs. */
final class ThrowawayCluster {
    private ThrowawayCluster() {}

    static void remove(DatabaseSettings settings) {
        try (var folder = DataFolder.tryHold(settings.data()).orElseThrow()) {
            Orphan.stop(folder.cluster(), folder.path());
            PostgresBinaries.removeTree(folder.cluster());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
