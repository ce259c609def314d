package org.doudi;

import java.util.List;
import org.doudi.database.StartupNote;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells the terminal where the server answers, before the demo city is loaded. */
@Component
class StartupBanner {
    private final ObjectProvider<StartupNote> notes;

    StartupBanner(ObjectProvider<StartupNote> notes) {
        this.notes = notes;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void print(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            var address = "http://localhost:" + web.getWebServer().getPort() + "/";
            System.out.println("兜底已启动：" + address + "（按 Ctrl-C 停止）");
            System.out.println("Doudi answers at " + address + " (Ctrl-C stops it)");
            notes.orderedStream().map(StartupNote::lines).flatMap(List::stream).forEach(System.out::println);
        }
    }
}
