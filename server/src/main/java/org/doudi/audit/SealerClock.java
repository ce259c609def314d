package org.doudi.audit;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Seals every second while the platform runs, and once more when it stops. */
@Component
class SealerClock implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SealerClock.class);

    private final Sealer sealer;
    private volatile ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    SealerClock(Sealer sealer) {
        this.sealer = sealer;
    }

    @Override
    public void start() {
        running = true;
        var _ = clock.scheduleWithFixedDelay(this::sealOrTryAgain, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clock.shutdown();
        clock.close();
        sealOrTryAgain();
        clock = Executors.newSingleThreadScheduledExecutor();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** An unreachable database must not end the clock: what is unsealed is sealed when it is back. */
    private void sealOrTryAgain() {
        try {
            sealer.seal();
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("audit entries wait for their seal: {}", unreachable.getMessage());
        }
    }
}
