package dev.thinkwatt.bench.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Asks on one thread over kept-alive connections. It shares its cores with what it measures, so it writes and reads bytes
 * and nothing else, and tells what that cost.
 */
public final class Driver implements AutoCloseable {

    /** No two requests of a run have the same id. */
    private static final AtomicLong REQUESTS = new AtomicLong();

    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long NANOS_PER_MS = 1_000_000;

    private final Selector selector;
    private final List<Exchange> all = new ArrayList<>();
    private final Deque<Exchange> free = new ArrayDeque<>();
    private final RequestTemplate template;

    private Driver(Selector selector, RequestTemplate template) {
        this.selector = selector;
        this.template = template;
    }

    /** Connects, taking the ports in turn. */
    public static Driver connect(List<Integer> ports, int connections, RequestTemplate template) throws IOException {
        Driver driver = new Driver(Selector.open(), template);
        for (int i = 0; i < connections; i++) {
            driver.all.add(Exchange.open(driver.selector, ports.get(i % ports.size())));
        }
        driver.free.addAll(driver.all);
        return driver;
    }

    /**
     * Asks for a while, and returns once all is answered.
     *
     * @param who the number of the next request's subscriber
     * @param leadIn how long before it counts
     */
    public Sample run(Pace pace, IntSupplier who, Duration leadIn, Duration counted) throws IOException {
        Stretch stretch = new Stretch(pace, who, leadIn, counted);
        long cpu = cpuNanos();
        stretch.run();
        return stretch.sample(counted, Duration.ofNanos(cpuNanos() - cpu));
    }

    /** One run: what is due, what is on its way, what has come. */
    private final class Stretch {

        private final Pace pace;
        private final IntSupplier who;
        private final long startedAt = System.nanoTime();
        private final long countsFrom;
        private final long endsAt;
        private final Histogram latency = Sample.histogram();
        private long asked;
        private long failures;
        private @Nullable String firstFailure;

        Stretch(Pace pace, IntSupplier who, Duration leadIn, Duration counted) {
            this.pace = pace;
            this.who = who;
            this.countsFrom = startedAt + leadIn.toNanos();
            this.endsAt = countsFrom + counted.toNanos();
        }

        void run() throws IOException {
            long now = startedAt;
            boolean more = true;
            while (more || free.size() < all.size()) {
                more = start(now);
                selector.select(1);
                now = System.nanoTime();
                for (SelectionKey key : selector.selectedKeys()) {
                    receive((Exchange) key.attachment(), System.nanoTime());
                }
                selector.selectedKeys().clear();
                if (now - endsAt > PATIENCE_NANOS) {
                    throw new IOException("%d requests were not answered within %d s of the end"
                            .formatted(all.size() - free.size(), PATIENCE_NANOS / NANOS_PER_MS / 1_000));
                }
            }
        }

        /** Starts what is due and finds a connection; returns whether more is to come. */
        private boolean start(long now) throws IOException {
            return switch (pace) {
                case Pace.Closed() -> {
                    while (now < endsAt && !free.isEmpty()) {
                        send(now);
                    }
                    yield now < endsAt;
                }
                case Pace.Constant constant -> {
                    long due = constant.startedBy(Math.min(now, endsAt - 1) - startedAt);
                    while (asked < due && !free.isEmpty()) {
                        send(startedAt + constant.startNanos(asked));
                    }
                    yield now < endsAt || asked < due;
                }
            };
        }

        private void send(long startsAt) throws IOException {
            asked++;
            free.pop().send(template, REQUESTS.incrementAndGet(), who.getAsInt(), startsAt);
        }

        private void receive(Exchange exchange, long now) throws IOException {
            int status = exchange.receive();
            if (status == 0) {
                return;
            }
            free.push(exchange);
            if (status / 100 != 2) {
                failures++;
                firstFailure = firstFailure == null ? exchange.text() : firstFailure;
            } else if (counts(exchange, now)) {
                Sample.record(latency, now - exchange.startNanos());
            }
        }

        /** At a constant rate all that started counts, however late its answer; otherwise what was answered in time. */
        private boolean counts(Exchange exchange, long now) {
            long at = pace instanceof Pace.Closed ? now : exchange.startNanos();
            return at >= countsFrom && at < endsAt;
        }

        Sample sample(Duration counted, Duration cpu) {
            return new Sample(latency, counted, failures, firstFailure, cpu, asked);
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Override
    public void close() throws IOException {
        for (Exchange exchange : all) {
            exchange.close();
        }
        selector.close();
    }
}
