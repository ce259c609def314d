package org.doudi;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.doudi.database.DatabaseServer;
import org.doudi.database.DatabaseSettings;
import org.doudi.database.StartRefused;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/** The server: database first, then Spring, then whatever the first start has to load. */
@Modulithic(systemName = "Doudi")
@SpringBootApplication(exclude = FlywayAutoConfiguration.class, proxyBeanMethods = false)
public class DoudiApplication {
    private static final int REFUSED = 1;

    /** Starts the server; ends with 1 and a sentence if it cannot or if an option is not understood. */
    public static void main(String[] arguments) {
        silenceLogsUntilSpringConfiguresThem();
        try {
            var options = StartOptions.parse(arguments);
            if (options.help()) {
                System.out.println(StartOptions.HELP);
                return;
            }
            serve(options);
        } catch (StartRefused refused) {
            System.err.println(refused.getMessage());
            System.exit(REFUSED);
        }
    }

    /**
     * A context without web server for the command line. It works beside a running server, whose background work it
     * leaves alone, or else on a database that it starts for itself and stops with the program.
     *
     * @throws StartRefused if there is no database to be had
     */
    public static ConfigurableApplicationContext openForCommand(String... springArguments) {
        silenceLogsUntilSpringConfiguresThem();
        var server = DatabaseServer.openOrAttach(settings(StartOptions.parse()), System.err::println);
        var application = application(server);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setAdditionalProfiles("command");
        System.setProperty("doudi.scheduler.enabled", Boolean.toString(!server.isAttached()));
        return application.run(springArguments);
    }

    /** The wall clock of the city; tests put a fixed one in its place. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }

    private static void serve(StartOptions options) {
        PortCheck.refuseTaken(options.port());
        var server = DatabaseServer.open(settings(options), System.out::println);
        server.onUnexpectedEnd(() -> endWithoutDatabase(options));
        application(server).run(options.springArguments());
    }

    private static void silenceLogsUntilSpringConfiguresThem() {
        LoggingSystem.get(DoudiApplication.class.getClassLoader()).beforeInitialize();
    }

    private static SpringApplication application(DatabaseServer server) {
        var application = new SpringApplication(DoudiApplication.class);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("databaseServer", server));
        return application;
    }

    private static DatabaseSettings settings(StartOptions options) {
        var keys = System.getenv("DOUDI_KEYS");
        var settings = DatabaseSettings.durable(
                options.data(), keys == null ? null : Path.of(keys), System.getenv("DOUDI_DB_URL"));
        System.setProperty("doudi.data", settings.data().toString());
        System.setProperty("doudi.keys", settings.keys().toString());
        return settings;
    }

    private static void endWithoutDatabase(StartOptions options) {
        System.err.println("数据库意外停止，服务随之结束，已保存的数据不受影响；原因见 " + options.data() + "/postgres.log，磁盘满时请先清理磁盘。");
        System.err.println(
                "The database stopped unexpectedly and the server ends with it, saved data are safe; the cause is in "
                        + options.data() + "/postgres.log. If the disk is full, free some space first.");
        System.exit(REFUSED);
    }
}
