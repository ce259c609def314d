package org.doudi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.doudi.DoudiApplication;
import org.doudi.database.DatabaseServer;
import org.doudi.database.DatabaseSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The server without its pages on a durable database (fsync on). */
final class BenchServer implements AutoCloseable {
    private final Path folder;
    private final boolean passing;
    private final DatabaseSettings settings;
    private final DatabaseServer database;
    private final ConfigurableApplicationContext context;

    private BenchServer(
            Path folder,
            boolean passing,
            DatabaseSettings settings,
            DatabaseServer database,
            ConfigurableApplicationContext context) {
        this.folder = folder;
        this.passing = passing;
        this.settings = settings;
        this.database = database;
        this.context = context;
    }

    /** Makes a database in a folder that is removed at the end, and starts; no city is in it. */
    static BenchServer start() throws IOException {
        return start(Files.createTempDirectory("doudi-bench"), true);
    }

    /** Starts on the database of a folder, which stays; it is made if there is none. */
    static BenchServer at(Path folder) throws IOException {
        return start(folder, false);
    }

    private static BenchServer start(Path folder, boolean passing) throws IOException {
        var settings = DatabaseSettings.durable(folder.resolve("data"), folder.resolve("keys"), null);
        System.setProperty("doudi.data", settings.data().toString());
        System.setProperty("doudi.keys", settings.keys().toString());
        System.setProperty("doudi.city", "none");
        var database = DatabaseServer.open(settings, progress -> System.out.println(progress));
        var application = new SpringApplication(DoudiApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setAdditionalProfiles("command");
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("databaseServer", database));
        try {
            return new BenchServer(folder, passing, settings, database, application.run());
        } catch (RuntimeException refused) {
            database.close();
            if (passing) {
                FileSystemUtils.deleteRecursively(folder);
            }
            throw refused;
        }
    }

    /** For files of the measurement. */
    Path folder() {
        return folder;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** A connection that may do everything, for the reference and the preparations. */
    Connection owner() throws IOException, SQLException {
        var passwords = new Properties();
        try (var reader = Files.newBufferedReader(settings.keys().resolve("database.properties"))) {
            passwords.load(reader);
        }
        var url = Files.readString(settings.data().resolve("database.url")).strip();
        return DriverManager.getConnection(url, "postgres", passwords.getProperty("administrator"));
    }

    @Override
    public void close() throws IOException {
        context.close();
        database.close();
        if (passing) {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
