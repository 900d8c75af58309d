package dev.thinkwatt.local.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How far something is: a bar where a person watches, a line every few seconds where none does. */
final class Progress implements AutoCloseable {

    private static final int WIDTH = 32;

    private final PrintStream out;
    private final boolean live;
    private final String what;
    private final long total;
    private final long startedAt = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong nextShownAt = new AtomicLong(startedAt);

    Progress(PrintStream out, boolean live, String what, long total) {
        this.out = out;
        this.live = live;
        this.what = what;
        this.total = total;
    }

    void step() {
        show(done.incrementAndGet());
    }

    void reach(long count) {
        done.set(count);
        show(count);
    }

    private void show(long count) {
        long now = System.nanoTime();
        long due = nextShownAt.get();
        long pause =
                live ? Duration.ofMillis(100).toNanos() : Duration.ofSeconds(5).toNanos();
        if (now >= due && nextShownAt.compareAndSet(due, now + pause)) {
            print(count, now);
        }
    }

    private synchronized void print(long count, long now) {
        double seconds = (now - startedAt) / 1e9;
        String rate = seconds > 0.5 ? " %,.0f/s".formatted(count / seconds) : "";
        if (live) {
            int filled = total == 0 ? WIDTH : (int) Math.min(WIDTH, WIDTH * count / total);
            out.printf(
                    "\r  %-22s [%s%s] %,d of %,d%s   ",
                    what, "#".repeat(filled), " ".repeat(WIDTH - filled), count, total, rate);
            out.flush();
        } else {
            out.printf("  %-22s %,d of %,d%s%n", what, count, total, rate);
        }
    }

    @Override
    public void close() {
        print(done.get(), System.nanoTime());
        if (live) {
            out.println();
        }
    }
}
