package org.doudi.database;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The server settings of the embedded database, fitted to the machine. */
final class PostgresOptions {
    private static final long MEGABYTE = 1L << 20;

    private PostgresOptions() {}

    /** Command-line options for a server on this port. */
    static List<String> of(int port, DatabaseSettings settings, long diskBytes) {
        var options = new ArrayList<>(List.of("-h", "127.0.0.1", "-k", "", "-p", Integer.toString(port)));
        always().forEach(setting -> options.addAll(List.of("-c", setting)));
        var fitted = settings.throwaway() ? throwaway() : fitted(memoryBytes(), diskBytes);
        fitted.forEach(setting -> options.addAll(List.of("-c", setting)));
        return options;
    }

    /** Errors are logged without the statement and its values: they may be about a person. */
    private static List<String> always() {
        return List.of(
                "max_connections=60",
                "timezone=Asia/Shanghai",
                "log_timezone=Asia/Shanghai",
                "log_min_error_statement=panic",
                "log_error_verbosity=terse",
                "random_page_cost=1.1",
                "jit=off");
    }

    private static List<String> throwaway() {
        return List.of(
                "fsync=off",
                "synchronous_commit=off",
                "full_page_writes=off",
                "shared_buffers=256MB",
                "max_wal_size=2GB",
                "work_mem=16MB",
                "autovacuum_naptime=10min");
    }

    /** Shared buffers are 1 GB on a machine of 24 GB; the log may grow to an eighth of the free disk. */
    private static List<String> fitted(long memory, long disk) {
        return List.of(
                "fsync=on",
                "wal_level=replica",
                "shared_buffers=" + between(128, memory / MEGABYTE / 24, 8192) + "MB",
                "maintenance_work_mem=" + between(64, memory / MEGABYTE / 48, 2048) + "MB",
                "work_mem=" + between(8, memory / MEGABYTE / 768, 128) + "MB",
                "effective_cache_size=" + between(256, memory / MEGABYTE / 4, 65536) + "MB",
                "wal_buffers=64MB",
                "max_wal_size=" + between(512, disk / MEGABYTE / 8, 8192) + "MB",
                "checkpoint_timeout=15min");
    }

    private static long between(long least, long value, long most) {
        return Math.clamp(value, least, most);
    }

    private static long memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : 4096 * MEGABYTE;
    }
}
