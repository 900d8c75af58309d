package dev.thinkwatt.support.background;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobTest {

    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void goesOnAfterARoundThatThrowsAnError() {
        Job job = Job.start("failing", Duration.ofMillis(1), this::fail);

        await().atMost(Duration.ofSeconds(10)).until(() -> rounds.get() > 2);

        job.stop();
    }

    private void fail() {
        rounds.incrementAndGet();
        throw new NoClassDefFoundError("half of a deployment");
    }
}
