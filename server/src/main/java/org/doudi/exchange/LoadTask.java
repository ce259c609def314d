package org.doudi.exchange;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The planned work of loading a delivery; its instance begins with the delivery's id. A killed run is taken up again. */
@Configuration(proxyBeanMethods = false)
class LoadTask {
    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("exchange.load-delivery");

    private static final int ATTEMPTS = 3;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(10);

    private static final String AFTER_DECISION = "/decided";

    /** Work of its own: the run that made the delivery wait may just be ending. */
    static String afterDecision(UUID delivery) {
        return delivery + AFTER_DECISION;
    }

    private static UUID delivery(String instance) {
        return UUID.fromString(instance.replace(AFTER_DECISION, ""));
    }

    @Bean
    Task<Void> loadDelivery(Loading loading) {
        return Tasks.oneTime(TASK)
                .onFailure(FailureHandler.<Void>maxRetries(ATTEMPTS)
                        .retryEvery(BETWEEN_ATTEMPTS)
                        .thenRemove(ended -> loading.markFailed(
                                delivery(ended.getExecution().taskInstance.getId()))))
                .execute((instance, context) -> loading.loadUntilEnded(delivery(instance.getId())));
    }
}
