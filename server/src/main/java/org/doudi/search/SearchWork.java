package org.doudi.search;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Takes into the search whatever changed. */
@Component
public class SearchWork {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Indexing indexing;
    private final TailLimit limit;

    SearchWork(Indexing indexing, TailLimit limit) {
        this.indexing = indexing;
        this.limit = limit;
    }

    /** Takes in everything that waits. */
    public void run() {
        run(() -> true);
    }

    private void run(BooleanSupplier goOn) {
        while (indexing.next() > 0 && goOn.getAsBoolean()) {
            // the next batch
        }
        limit.forgetOld();
    }

    @Configuration(proxyBeanMethods = false)
    static class Plan {
        @Bean
        Task<Void> takeChangesIntoTheSearch(SearchWork work) {
            return Tasks.recurring("search", FixedDelay.of(PAUSE))
                    .execute((planned, context) ->
                            work.run(() -> !context.getSchedulerState().isShuttingDown()));
        }
    }
}
