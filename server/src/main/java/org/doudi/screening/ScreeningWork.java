package org.doudi.screening;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Screens whatever waits: in the background after every delivery, or at once for the command line. */
@Component
public class ScreeningWork {
    private static final Logger LOG = LoggerFactory.getLogger(ScreeningWork.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Rounds rounds;
    private final Screening screening;

    ScreeningWork(Rounds rounds, Screening screening) {
        this.rounds = rounds;
        this.screening = screening;
    }

    /**
     * Screens every family that waits, and first queues all of them if policies changed or a new day began.
     *
     * @return how many families were screened
     */
    public long run() {
        return run(() -> true);
    }

    /** Screens every family in scope now. */
    public long runEverything() {
        rounds.queueEverything();
        return run();
    }

    private long run(BooleanSupplier goOn) {
        rounds.queueWhenDue();
        long begun = System.nanoTime();
        long families = 0;
        for (int screened = screening.screenNext();
                screened > 0;
                screened = goOn.getAsBoolean() ? screening.screenNext() : 0) {
            families += screened;
        }
        if (families > 0) {
            LOG.info(
                    "{} families screened in {} ms",
                    families,
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
        }
        return families;
    }

    @Configuration(proxyBeanMethods = false)
    static class Plan {
        @Bean
        Task<Void> screenChangedFamilies(ScreeningWork work, CityPopulation city) {
            return Tasks.recurring("screening", FixedDelay.of(PAUSE)).execute((planned, context) -> {
                city.load();
                work.run(() -> !context.getSchedulerState().isShuttingDown());
            });
        }
    }
}
