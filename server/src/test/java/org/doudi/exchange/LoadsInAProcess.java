package org.doudi.exchange;

import java.util.Map;
import java.util.UUID;
import org.doudi.DoudiApplication;
import org.doudi.database.ChildDatabase;
import org.doudi.database.DatabaseServer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.support.GenericApplicationContext;

/** The server without its pages, loading a delivery until somebody kills it. */
public final class LoadsInAProcess {
    private LoadsInAProcess() {}

    /** Arguments: URL of the database, id of the delivery. */
    public static void main(String[] arguments) {
        var application = new SpringApplication(DoudiApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        application.setDefaultProperties(Map.of(
                "doudi.city", "none",
                "doudi.scheduler.enabled", "false",
                "doudi.data", "target/test-data",
                "doudi.keys", "target/test-keys"));
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("databaseServer", DatabaseServer.class, () -> ChildDatabase.at(arguments[0])));
        try (var context = application.run()) {
            System.out.println("ready");
            context.getBean(Loading.class).loadUntilEnded(UUID.fromString(arguments[1]));
            System.out.println("ended");
        }
    }
}
