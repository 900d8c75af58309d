package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.support.background.Job;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When runs are worked on: at the start, and at an interval for what was asked for or left unfinished since. */
@ApplicationScoped
class RunJob {

    private final Runner runner;
    private final Duration interval;
    private @Nullable Job job;

    RunJob(Runner runner, InvoiceConfig config) {
        this.runner = runner;
        this.interval = config.runInterval();
    }

    void start(@Observes StartupEvent started) {
        job = Job.start("invoice-runs", interval, runner::work);
    }

    void stop(@Observes ShutdownEvent stopped) {
        runner.stop();
        if (job != null) {
            job.stop();
        }
    }
}
