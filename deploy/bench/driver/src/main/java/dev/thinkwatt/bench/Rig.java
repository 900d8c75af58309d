package dev.thinkwatt.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.thinkwatt.bench.load.Driver;
import dev.thinkwatt.bench.load.Pace;
import dev.thinkwatt.bench.load.RequestTemplate;
import dev.thinkwatt.bench.load.Sample;
import dev.thinkwatt.bench.machine.Cpu;
import dev.thinkwatt.bench.machine.Infrastructure;
import dev.thinkwatt.bench.machine.Key;
import dev.thinkwatt.bench.machine.Place;
import dev.thinkwatt.bench.machine.QuotaDatabase;
import dev.thinkwatt.bench.machine.Replica;
import dev.thinkwatt.bench.machine.World;
import dev.thinkwatt.bench.report.Leg;
import dev.thinkwatt.local.client.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** What is measured, up and running. */
final class Rig implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK_MAX = 299;

    private final Place place;
    private final int connections;
    private final Infrastructure infrastructure;
    private final QuotaDatabase database;
    private final List<Replica> replicas;
    private final String key;

    private Rig(Place place, int connections, Infrastructure infrastructure, Replica first, QuotaDatabase database) {
        this.place = place;
        this.connections = connections;
        this.infrastructure = infrastructure;
        this.database = database;
        this.replicas = new ArrayList<>(List.of(first));
        this.key = Key.create(place);
    }

    static Rig start(Place place, int connections) throws IOException, SQLException {
        Infrastructure infrastructure = Infrastructure.start(place);
        World.publish(place);
        Replica first = Replica.start(place, 0);
        Rig rig = new Rig(place, connections, infrastructure, first, QuotaDatabase.connect(place));
        rig.prepare(first);
        return rig;
    }

    QuotaDatabase database() {
        return database;
    }

    List<Replica> replicas() {
        return List.copyOf(replicas);
    }

    void addReplica() throws IOException {
        Replica next = Replica.start(place, replicas.size());
        replicas.add(next);
        prepare(next);
    }

    /** Waits until a replica takes the key, and hands it a real answer for its contenders to give. */
    private void prepare(Replica replica) throws IOException {
        var request = JsonNodeFactory.instance
                .objectNode()
                .put("requestId", "sample-" + replica.port())
                .put("subscriberId", RequestTemplate.subscriberId(World.HOT))
                .put("model", World.MODEL)
                .put("selection", "MANUAL");
        JsonNode answer = Waiting.until(
                        Instant.now().plus(PATIENCE),
                        () -> Key.gateway(replica.port(), key).post(Contender.DECISIONS.path, request),
                        reply -> reply.status() == 401)
                .expect("asking for a first decision");
        if (!"GRANTED".equals(answer.path("outcome").asText())) {
            throw new IOException("The first decision is " + answer);
        }
        HttpRequest put = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + replica.port() + "/v1/bench/answer"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(answer.toString()))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> kept = http.send(put, BodyHandlers.ofString());
            if (kept.statusCode() > OK_MAX) {
                throw new IOException("The contenders refuse a real answer: " + kept.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Measures one contender once, on the first so many replicas. */
    Leg measure(Contender contender, Workload workload, Pace pace, int ofReplicas, Duration leadIn, Duration counted)
            throws IOException {
        return measure(contender, workload, workload.subscribers(), pace, ofReplicas, leadIn, counted);
    }

    Leg measure(
            Contender contender,
            Workload workload,
            IntSupplier subscribers,
            Pace pace,
            int ofReplicas,
            Duration leadIn,
            Duration counted)
            throws IOException {
        List<Replica> asked = replicas.subList(0, ofReplicas);
        RequestTemplate template = RequestTemplate.decision(contender.path, key, World.MODEL);
        try (Driver driver = Driver.connect(asked.stream().map(Replica::port).toList(), connections, template)) {
            Duration server = serverCpu();
            Duration postgres = Cpu.of(infrastructure.postgres());
            Sample sample = driver.run(pace, subscribers, leadIn, counted);
            return Leg.of(
                    contender.label,
                    workload.label,
                    sample,
                    serverCpu().minus(server),
                    Cpu.of(infrastructure.postgres()).minus(postgres));
        }
    }

    private Duration serverCpu() {
        return replicas.stream().map(replica -> Cpu.of(replica.process())).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        } finally {
            replicas.reversed().forEach(Replica::close);
            infrastructure.close();
        }
    }
}
