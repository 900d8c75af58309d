package dev.thinkwatt.e2e.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.e2e.replica.Replica;
import dev.thinkwatt.local.client.Api;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Whatever happens to two replicas while usage streams in, it is charged once and the books balance. {@code -Dbooks.steps=10} kills at
 * every step of a batch, a usual run at two of them; {@code -Dbooks.minutes} goes on with random kills and pauses for longer; {@code
 * -Dseed} repeats its choices, though not what the machine makes of them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BooksUnderFaultsTest {

    private static final double MINUTES = Double.parseDouble(System.getProperty("books.minutes", "0"));
    private static final long SEED = Long.getLong("seed", new Random().nextLong());
    private static final Path FOLDER = Path.of("target", "books").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int RANDOM_FAULTS = 2;

    /** How many of the steps of a batch a run takes, by its seed: each costs some ten seconds. */
    private static final int STEPS = Integer.getInteger("books.steps", 2);

    /** Where a batch is held and its replica killed, in the order of its writes. */
    private static final List<String> CONSUMING = List.of(
            "consumer_position",
            "event_seen",
            "usage_event",
            "charge",
            "ledger_entry",
            "usage_hour",
            "parked_event",
            "pending_event",
            "intake",
            Barrier.COMMIT);

    private static final YearMonth LAST_MONTH = YearMonth.now(ZoneOffset.UTC).minusMonths(1);

    private static BillingSite site;
    private static Traffic traffic;
    private static Random random;
    private static @Nullable SmallDisk disk;

    @BeforeAll
    static void start() throws Exception {
        random = new Random(SEED);
        System.out.printf("-Dseed=%d%n", SEED);
        site = BillingSite.start(FOLDER);
        traffic = new Traffic(site.kafkaServers(), SEED);
        traffic.publishPlan();
        for (String account : Traffic.accounts()) {
            open(account);
        }
        try (Connection owner = site.connect()) {
            Barrier.prepare(owner);
        }
        traffic.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (traffic != null) {
            traffic.close();
        }
        if (site != null) {
            site.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    @Order(1)
    void goesOnWhereAReplicaWasKilledAtAnyStepOfABatch() throws Exception {
        List<String> steps = new ArrayList<>(CONSUMING);
        Collections.shuffle(steps, random);
        for (String step : steps.subList(0, Math.min(STEPS, steps.size()))) {
            long before = received();
            killAt(step, () -> null);
            awaitMore(before);
        }
    }

    @Test
    @Order(2)
    void leavesABatchToTheOtherWhileAReplicaStandsStillInTheMiddleOfIt() throws Exception {
        Replica paused;
        try (Barrier barrier = Barrier.at(site, "charge")) {
            paused = site.named(barrier.awaitHeld().iterator().next());
            paused.pause();
        }
        try {
            awaitMoreOfEveryPartition();
        } finally {
            paused.resume();
        }
        awaitMore(received());
    }

    @Test
    @Order(3)
    void waitsForADatabaseThatEndsInTheMiddleOfABatch() throws Exception {
        // A service that starts without a database ends, and here nobody starts it anew.
        site.replicas().forEach(Replica::awaitReady);
        // The session of this one ends with the server.
        Barrier.at(site, "charge").awaitHeld();
        site.stopPostgresAtOnce();
        Thread.sleep(1_000);
        site.startPostgres();
        await("PostgreSQL is back").atMost(PATIENCE).ignoreExceptions().until(() -> received() > 0);
        awaitMore(received());
    }

    @Test
    @Order(4)
    void waitsForADiskThatIsFull() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.mount(FOLDER.resolve("disk"));
        assumeTrue(mounted.isPresent(), "only root may mount a small disk");
        SmallDisk small = mounted.get();
        disk = small;
        try (Connection owner = site.connect();
                Statement statement = owner.createStatement()) {
            statement.execute("create tablespace small location '" + small.space() + "'");
            statement.execute(
                    "alter table usage_event_%tY%<tm set tablespace small".formatted(LocalDate.now(ZoneOffset.UTC)));
        }
        awaitMore(received());

        small.fill();
        long stuck = awaitStanding();
        small.free();

        awaitMore(stuck);
    }

    @Test
    @Order(5)
    void drawsAndFinalisesEachInvoiceOnceWhoeverIsKilledMeanwhile() throws Exception {
        killAt("invoice", () -> survivor(api -> api.post("/v1/invoice-runs", run("killed"))));
        await("the run is done")
                .atMost(PATIENCE)
                .until(() -> "COMPLETED"
                        .equals(survivor(api -> api.get("/v1/invoice-runs/killed"))
                                .path("status")
                                .asText()));
        List<String> invoices = invoices();
        assertThat(invoices).hasSameSizeAs(Traffic.accounts());
        List<String> steps = List.of("invoice_number", "invoice", "closed_month");
        for (int i = 0; i < invoices.size(); i++) {
            String path = "/v1/invoices/" + invoices.get(i) + "/finalisation";
            if (i < steps.size()) {
                Replica asked = site.replicas().get(i % 2);
                finaliseAndKill(steps.get(i), asked, path);
            }
            JsonNode invoice = survivor(api -> api.post(path, JsonNodeFactory.instance.objectNode()));
            assertThat(invoice.path("status").asText()).as("%s", invoice).isEqualTo("FINALISED");
        }
        assertThat(site.number("select count(*) from invoice where status = 'FINALISED'"))
                .isEqualTo(invoices.size());
        assertThat(site.number("select max(last) from invoice_number"))
                .as("numbers have no gap")
                .isEqualTo(invoices.size());
    }

    @Test
    @Order(6)
    void writesAnExportWholeAndTheSameWhoeverIsKilledMeanwhile() throws Exception {
        killAt("export_chunk", () -> survivor(api -> api.post("/v1/exports", export("disturbed"))));
        JsonNode disturbed = awaitExport("disturbed");
        survivor(api -> api.post("/v1/exports", export("quiet")));
        JsonNode quiet = awaitExport("quiet");

        assertThat(disturbed.path("rows").asLong()).isPositive();
        assertThat(disturbed.path("sha256").asText())
                .isEqualTo(quiet.path("sha256").asText())
                .hasSize(64);
    }

    @Test
    @Order(7)
    void goesOnAfterKillsAndPausesAtAnyMoment() throws Exception {
        long endsAt =
                System.nanoTime() + (long) (MINUTES * Duration.ofMinutes(1).toNanos());
        for (int number = 0; number < RANDOM_FAULTS || System.nanoTime() < endsAt; number++) {
            long before = received();
            Replica victim = site.replicas().get(random.nextInt(2));
            Thread.sleep(random.nextInt(1_500));
            if (random.nextInt(3) == 0) {
                victim.pause();
                Thread.sleep(6_500 + random.nextInt(2_000));
                victim.resume();
            } else {
                victim.kill();
                Thread.sleep(random.nextInt(1_000));
                victim.start();
            }
            awaitMore(before);
        }
    }

    @Test
    @Order(8)
    void leavesBooksThatBalanceAndEveryEventChargedOnce() throws Exception {
        traffic.stop();
        site.replicas().forEach(Replica::awaitReady);
        open(Traffic.LATECOMER);
        await("all records are taken in").atMost(PATIENCE).until(() -> received() == traffic.records());
        await("nothing is pending")
                .atMost(PATIENCE)
                .until(() -> site.number("select count(*) from pending_event") == 0);

        JsonNode books = survivor(api -> api.get("/v1/audit/books"));
        System.out.printf(
                "%,d records: %,d priced, %,d parked, %,d sent again; -Dseed=%d%n",
                traffic.records(),
                books.path("priced").asLong(),
                books.path("parked").asLong(),
                books.path("duplicates").asLong(),
                SEED);

        assertThat(books.path("balanced").asBoolean())
                .as("-Dseed=%d %s", SEED, books)
                .isTrue();
        assertThat(books.path("priced").asLong()).as("-Dseed=%d", SEED).isEqualTo(traffic.priced());
        for (String reason : Set.of("UNREADABLE", "CONFLICT", "UNPRICEABLE")) {
            assertThat(site.number("select count(*) from parked_event where reason = '" + reason + "'"))
                    .as(reason)
                    .isPositive();
        }
        assertThat(site.number("select count(*) from reversal")).isPositive();
        assertThat(site.number("select count(*) from charge where invoice_month > charge_month"))
                .as("usage of a month that was closed")
                .isPositive();
    }

    /** Does something, and kills whoever comes to a step while it is held there. What its session does then is PostgreSQL's. */
    private static void killAt(String step, Callable<?> something) throws Exception {
        Set<String> victims;
        try (Barrier barrier = Barrier.at(site, step)) {
            something.call();
            victims = barrier.awaitHeld();
            for (String victim : victims) {
                site.named(victim).kill();
            }
        }
        for (String victim : victims) {
            site.named(victim).start();
        }
    }

    private static void finaliseAndKill(String step, Replica asked, String path) throws Exception {
        asked.awaitReady();
        try (Barrier barrier = Barrier.at(site, step)) {
            Thread asking = Thread.ofVirtual().start(() -> {
                try {
                    site.api(asked).post(path, JsonNodeFactory.instance.objectNode());
                } catch (Api.Refused killed) {
                    // as it should be
                }
            });
            await(asked.name() + " is held at " + step)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> barrier.awaitHeld().contains(asked.name()));
            asked.kill();
            asking.join();
        }
        asked.start();
    }

    private static long received() throws Exception {
        return site.number("select coalesce(sum(received), 0) from intake");
    }

    /** Two hundred records more than so many are taken in. */
    private static void awaitMore(long before) {
        await("usage is taken in again, -Dseed=" + SEED)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> received() >= before + 200);
    }

    /** Whoever reads them: a record more is taken in of each partition that had any. */
    private static void awaitMoreOfEveryPartition() throws Exception {
        try (Connection owner = site.connect();
                Statement statement = owner.createStatement()) {
            statement.execute("create table taken_in as select topic, partition, received from intake");
            await("every partition is read again, -Dseed=" + SEED)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> site.number("select count(*) from intake join taken_in t using (topic, partition)"
                                    + " where intake.received = t.received")
                            == 0);
            statement.execute("drop table taken_in");
        }
    }

    /** Nothing is taken in for two seconds. */
    private static long awaitStanding() throws Exception {
        AtomicLong last = new AtomicLong(-1);
        await("nothing is taken in while the disk is full, -Dseed=" + SEED)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> last.getAndSet(received()) == last.get());
        return last.get();
    }

    private interface Asking {
        Api.Reply of(Api api);
    }

    /** Asks whichever replica answers. */
    private static JsonNode survivor(Asking asking) {
        List<JsonNode> answer = new ArrayList<>();
        await("a replica answers").atMost(PATIENCE).until(() -> {
            for (Replica replica : site.replicas()) {
                try {
                    answer.add(asking.of(site.api(replica)).expect("asking " + replica.name()));
                    return true;
                } catch (Api.Refused notNow) {
                    if (String.valueOf(notNow.getMessage()).contains(": 4")) {
                        throw new AssertionError(notNow);
                    }
                }
            }
            return false;
        });
        return answer.getFirst();
    }

    private static void open(String account) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("accountId", account)
                .put("name", account)
                .put("currency", "USD")
                .put("timeZone", "UTC")
                .put("country", "DE")
                .put("planId", Traffic.PLAN)
                .put("subscribedAt", LAST_MONTH.minusMonths(1).atDay(1) + "T00:00:00Z");
        await("account " + account + " can be opened")
                .atMost(PATIENCE)
                .until(() -> site.api(site.replicas().getFirst())
                                        .post("/v1/accounts", body)
                                        .status()
                                / 100
                        == 2);
    }

    private static List<String> invoices() {
        List<String> ids = new ArrayList<>();
        survivor(api -> api.get("/v1/invoices?period=" + LAST_MONTH + "&limit=200"))
                .path("items")
                .forEach(invoice -> ids.add(invoice.path("invoiceId").asText()));
        return ids;
    }

    private static ObjectNode run(String id) {
        return JsonNodeFactory.instance.objectNode().put("runId", id).put("period", LAST_MONTH.toString());
    }

    private static ObjectNode export(String id) {
        ObjectNode export = JsonNodeFactory.instance
                .objectNode()
                .put("exportId", id)
                .put("kind", "CHARGES")
                .put("format", "CSV");
        export.putObject("filter").put("period", LAST_MONTH.toString());
        return export;
    }

    private static JsonNode awaitExport(String id) {
        List<JsonNode> last = new ArrayList<>();
        await("export " + id).atMost(PATIENCE).until(() -> {
            last.add(survivor(api -> api.get("/v1/exports/" + id)));
            return last.getLast().path("status").asText().equals("COMPLETED");
        });
        return last.getLast();
    }
}
