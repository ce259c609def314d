package org.doudi.programmes;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.doudi.policy.ItemCatalogue;
import org.doudi.shell.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of the book never changes while the server runs, its menu entry, and the watch for what others publish. */
@Configuration(proxyBeanMethods = false)
class ProgrammesConfiguration {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** New items come with a release only. */
    @Bean
    ItemCatalogue items(BookInUse book) {
        return book.book().items();
    }

    @Bean
    MenuEntry programmesEntry() {
        return new MenuEntry(40, "programmes.menu", "/programmes", "programme.read");
    }

    /** Whoever published replaces the book at once; this catches up where that failed. */
    @Bean
    Task<Void> followPublications(BookInUse book) {
        return Tasks.recurring("book", FixedDelay.of(PAUSE)).execute((_, _) -> book.follow());
    }
}
