package dev.thinkwatt.billing.export;

import dev.thinkwatt.support.background.Job;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When exports are worked on: at the start, and at an interval for what was asked for or left unfinished since. */
@ApplicationScoped
class ExportJob {

    private final Exporter exporter;
    private final Duration interval;
    private @Nullable Job job;

    ExportJob(Exporter exporter, ExportConfig config) {
        this.exporter = exporter;
        this.interval = config.interval();
    }

    void start(@Observes StartupEvent started) {
        job = Job.start("exports", interval, exporter::work);
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (job != null) {
            job.stop();
        }
    }
}
