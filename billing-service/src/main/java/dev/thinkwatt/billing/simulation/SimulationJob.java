package dev.thinkwatt.billing.simulation;

import dev.thinkwatt.support.background.Job;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** When simulations are worked on: as they arrive, and at an interval for what a crash left. */
@ApplicationScoped
class SimulationJob {

    private final Simulator simulator;
    private final Duration interval;
    private @Nullable Job job;

    SimulationJob(Simulator simulator, @ConfigProperty(name = "billing.simulation.interval") Duration interval) {
        this.simulator = simulator;
        this.interval = interval;
    }

    void start(@Observes StartupEvent started) {
        job = Job.start("simulations", interval, simulator::work);
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (job != null) {
            job.stop();
        }
    }

    void wake() {
        if (job != null) {
            job.wake();
        }
    }
}
