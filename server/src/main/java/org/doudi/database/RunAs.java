package org.doudi.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Under which user the database's processes run. PostgreSQL refuses root, so a run as root gives its rights up first: in
 * a user namespace of its own where the machine allows that, else as the user who owns the cluster, or nobody.
 *
 * @param prefix words put before each command
 * @param user the other user, if it is one; files made for the database must then belong to it
 */
record RunAs(List<String> prefix, OptionalInt user) {
    private static final int NOBODY = 65534;

    /** The way that fits a cluster, whether it exists already or not. */
    static RunAs ownerOf(Path cluster) {
        if (userId(Path.of("/proc/self")) != 0) {
            return hasName() ? ourselves() : namespaceOr(ourselves());
        }
        if (Files.exists(cluster) && userId(cluster) != 0) {
            return as(userId(cluster));
        }
        return namespaceOr(as(NOBODY));
    }

    /** The whole command line, in a session of its own so that Ctrl-C in the terminal reaches only our process. */
    List<String> command(List<String> words) {
        var command = new ArrayList<>(prefix);
        command.addAll(words);
        return command;
    }

    /** Hands a file or folder over to the other user, if there is one. */
    void give(Path path) {
        if (user.isEmpty()) {
            return;
        }
        try {
            Files.setAttribute(path, "unix:uid", user.getAsInt());
            Files.setAttribute(path, "unix:gid", user.getAsInt());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Whether the user gets as far as the folder. */
    void requireReach(Path folder) {
        if (user.isPresent() && !Commands.succeeds(command(List.of("test", "-x", folder.toString())))) {
            throw Refusal.folderNotReachable(folder, "uid " + user.getAsInt());
        }
    }

    private static RunAs ourselves() {
        return new RunAs(List.of("setsid"), OptionalInt.empty());
    }

    /** In a namespace of its own everybody is nobody there, and the files still belong to us here. */
    private static RunAs namespaceOr(RunAs other) {
        return Commands.succeeds(List.of("unshare", "-U", "true"))
                ? new RunAs(List.of("setsid", "unshare", "-U"), OptionalInt.empty())
                : other;
    }

    /** PostgreSQL also refuses a user who is only a number, as in many containers. */
    private static boolean hasName() {
        return Commands.succeeds(List.of("id", "-un"));
    }

    private static RunAs as(int user) {
        return new RunAs(
                List.of("setsid", "setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--inh-caps=-all"),
                OptionalInt.of(user));
    }

    private static int userId(Path path) {
        try {
            return (Integer) Files.getAttribute(path, "unix:uid");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
