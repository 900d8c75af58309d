package dev.thinkwatt.support.background;

import dev.thinkwatt.support.trouble.TroubleLog;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Work done again and again on a thread of its own: at an interval, and at once when woken. */
public final class Job {

    private static final Logger LOG = Logger.getLogger(Job.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** One round of the work. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    private final Duration every;
    private final Work work;
    private final TroubleLog trouble;
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;

    private Job(String name, Duration every, Work work) {
        this.every = every;
        this.work = work;
        this.trouble = new TroubleLog(LOG, "The job " + name + " is tried again");
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::loop);
    }

    /**
     * Starts a job. A round that fails, by whatever it throws, is logged, and the next one comes all the same.
     *
     * @param every the longest time between the end of one round and the start of the next
     */
    public static Job start(String name, Duration every, Work work) {
        Job job = new Job(name, every, work);
        job.thread.start();
        return job;
    }

    /** Has the next round begin at once, or as soon as the present one is over. */
    public void wake() {
        wakes.release();
    }

    /** Begins no further round, and waits for the present one. */
    public void stop() {
        stopping = true;
        wake();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (!stopping) {
            wakes.drainPermits();
            round();
            rest();
        }
    }

    private void round() {
        try {
            work.run();
            trouble.ends();
        } catch (Exception e) {
            LOG.debug("A round failed", e);
            trouble.begins(String.valueOf(e));
        } catch (Error e) {
            // A thread that dies of it would be missed by nobody.
            LOG.error("A round failed in a way that none should", e);
            trouble.begins(String.valueOf(e));
        }
    }

    private void rest() {
        try {
            boolean woken = wakes.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS);
            LOG.tracef("Woken: %s", woken);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
