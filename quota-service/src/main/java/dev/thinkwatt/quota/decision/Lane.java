package dev.thinkwatt.quota.decision;

import dev.thinkwatt.support.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** One worker and its queue. A batch is what has gathered while the last one ran: nothing waits for a timer. */
final class Lane implements Runnable {

    private static final Logger LOG = Logger.getLogger(Lane.class);

    /** How long an idle worker sleeps before it looks whether it was told to stop. */
    private static final long IDLE_MS = 200;

    private final BlockingQueue<Command<?>> queue;
    private final int batchMax;
    private final Consumer<List<Command<?>>> transaction;
    private volatile boolean stopping;

    Lane(int queueMax, int batchMax, Consumer<List<Command<?>>> transaction) {
        this.queue = new ArrayBlockingQueue<>(queueMax);
        this.batchMax = batchMax;
        this.transaction = transaction;
    }

    /** Whether there was room for it. */
    boolean offer(Command<?> command) {
        return !stopping && queue.offer(command);
    }

    int depth() {
        return queue.size();
    }

    /** Lets the worker end once all that waits was answered. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        try {
            while (!stopping || !queue.isEmpty()) {
                Command<?> first = queue.poll(IDLE_MS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    run(gathered(first));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Command<?>> gathered(Command<?> first) {
        List<Command<?>> batch = new ArrayList<>();
        batch.add(first);
        queue.drainTo(batch, batchMax - 1);
        return batch;
    }

    /** A batch that fails is halved until the culprit stands alone; the others get their answers. */
    private void run(List<Command<?>> batch) {
        try {
            transaction.accept(batch);
        } catch (ProblemException unavailable) {
            batch.forEach(command -> command.reply().completeExceptionally(unavailable));
        } catch (RuntimeException | Error e) {
            if (batch.size() == 1) {
                LOG.errorf(e, "No answer for %s", batch.getFirst().key());
                batch.getFirst().reply().completeExceptionally(e);
            } else {
                run(batch.subList(0, batch.size() / 2));
                run(batch.subList(batch.size() / 2, batch.size()));
            }
        }
    }
}
