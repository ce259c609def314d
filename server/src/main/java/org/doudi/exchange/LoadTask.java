package org.doudi.exchange;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The planned work of loading a delivery; its instance is the delivery's id. A killed run is taken up again. */
@Configuration(proxyBeanMethods = false)
class LoadTask {
    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("exchange.load-delivery");

    private static final int ATTEMPTS = 3;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(10);

    @Bean
    Task<Void> loadDelivery(Loading loading) {
        return Tasks.oneTime(TASK)
                .onFailure(FailureHandler.<Void>maxRetries(ATTEMPTS)
                        .retryEvery(BETWEEN_ATTEMPTS)
                        .thenRemove(ended -> loading.markFailed(UUID.fromString(
                                ended.getExecution().taskInstance.getId()))))
                .execute((instance, context) -> loading.loadUntilEnded(UUID.fromString(instance.getId())));
    }
}
