package dev.thinkwatt.bench.rating;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.bench.machine.BillingDatabase;
import dev.thinkwatt.bench.machine.BillingService;
import dev.thinkwatt.bench.machine.Cpu;
import dev.thinkwatt.bench.machine.Infrastructure;
import dev.thinkwatt.bench.machine.Market;
import dev.thinkwatt.bench.machine.Place;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.client.Waiting;
import dev.thinkwatt.local.identity.Person;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** billing-service up and running, with accounts on a plan by the token. */
final class BillingRig implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final int CALLERS = 4;

    private final Place place;
    private final Infrastructure infrastructure;
    private final int heap;
    private final BillingDatabase database;
    private final Api finance;
    private BillingService service;

    private BillingRig(
            Place place,
            Infrastructure infrastructure,
            int heap,
            BillingService service,
            BillingDatabase database,
            Api finance) {
        this.place = place;
        this.infrastructure = infrastructure;
        this.heap = heap;
        this.service = service;
        this.database = database;
        this.finance = finance;
    }

    /** @param heap of billing-service, in MiB */
    static BillingRig start(Place place, int accounts, int heap) throws Exception {
        Infrastructure infrastructure = Infrastructure.start(place, BillingDatabase.COMMIT_TIMES);
        Market.publish(place);
        BillingService service = BillingService.start(place, heap);
        Api finance = LocalStack.at(place.offset(), place.data()).as(Person.FINN);
        BillingRig rig = new BillingRig(place, infrastructure, heap, service, BillingDatabase.connect(place), finance);
        rig.open(0);
        List<Integer> others = new ArrayList<>();
        for (int number = 1; number < accounts; number++) {
            others.add(number);
        }
        rig.each(others, number -> rig.open(number));
        return rig;
    }

    /** Starts the service anew, with settings of its own by the names of environment variables. */
    void restart(Map<String, String> settings) throws IOException {
        service.close();
        service = BillingService.start(place, heap, settings);
    }

    Place place() {
        return place;
    }

    BillingService service() {
        return service;
    }

    BillingDatabase database() {
        return database;
    }

    Api finance() {
        return finance;
    }

    Duration serviceCpu() {
        return Cpu.of(service.process());
    }

    Duration postgresCpu() {
        return Cpu.of(infrastructure.postgres());
    }

    /** Does something with each, some at a time. */
    <T> void each(List<T> all, Doing<T> doing) throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (T one : all) {
                calls.add(() -> {
                    doing.with(one);
                    return true;
                });
            }
            for (Future<Boolean> done : callers.invokeAll(calls)) {
                done.get();
            }
        }
    }

    /** What is done with one. */
    interface Doing<T> {
        void with(T one) throws Exception;
    }

    private void open(int number) {
        ObjectNode account = JsonNodeFactory.instance
                .objectNode()
                .put("accountId", UsageEvents.account(number))
                .put("name", "Benchmark " + number)
                .put("currency", "USD")
                .put("timeZone", "UTC")
                .put("country", "DE")
                .put("planId", Market.PLAN)
                .put("subscribedAt", "2026-01-01T00:00:00Z");
        // The plan may not have come over Kafka yet.
        Waiting.until(
                        Instant.now().plus(PATIENCE),
                        () -> finance.post("/v1/accounts", account),
                        reply -> reply.status() == 400)
                .expect("opening an account");
    }

    /**
     * Waits until so many events were taken in, from the beginning on.
     *
     * @throws IOException if none is for a minute
     */
    void awaitReceived(long expected) throws SQLException, IOException {
        awaitReceived(expected, LOOK_EVERY, received -> {});
    }

    /** What is done at every look, told how many events were taken in by then. */
    interface Look {
        void at(long received) throws IOException;
    }

    /** The same, with something to do at every look. */
    void awaitReceived(long expected, Duration every, Look look) throws SQLException, IOException {
        Instant movedAt = Instant.now();
        long last = -1;
        while (last < expected) {
            Waiting.pause(every);
            long now = database.received();
            if (now != last) {
                last = now;
                movedAt = Instant.now();
            } else if (movedAt.plus(PATIENCE).isBefore(Instant.now())) {
                throw new IOException(
                        "billing-service took in " + last + " of " + expected + " events and stands still");
            }
            look.at(now);
        }
    }

    /** @throws IOException if an event waits or is parked, as none of a benchmark may */
    void requireAllPriced() throws SQLException, IOException {
        long notPriced = database.notPriced();
        if (notPriced != 0) {
            throw new IOException(notPriced + " events were not priced");
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            database.close();
        } finally {
            service.close();
            infrastructure.close();
        }
    }
}
