package dev.thinkwatt.e2e.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.e2e.replica.Replica;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Calls the replicas over HTTP as gateways do, and writes down what it saw: of each subscriber a history. */
final class Gateway {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Replica> replicas;
    private final Map<String, Queue<Operation>> histories = new ConcurrentHashMap<>();
    private final Map<String, String> decisionIds = new ConcurrentHashMap<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final LongAdder unavailable = new LongAdder();

    Gateway(List<Replica> replicas) {
        this.replicas = replicas;
    }

    /** The answer; null where none came in time that tells what happened. */
    @Nullable Reply send(String client, String subscriber, Call call, int replica, Duration patience) {
        HttpRequest request =
                request(subscriber, call, replica).timeout(patience).build();
        long invokedAt = Ticks.now();
        Reply reply = null;
        Operation.Told told = Operation.Told.NOTHING;
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            reply = reply(call, subscriber, response);
            told = Wire.told(JSON.readTree(response.body()));
        } catch (IOException e) {
            // Whether it was carried out, nobody knows.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        histories
                .computeIfAbsent(subscriber, id -> new ConcurrentLinkedQueue<>())
                .add(
                        reply == null
                                ? Operation.open(client, invokedAt, call)
                                : new Operation(client, invokedAt, Ticks.now(), call, reply, told));
        return reply;
    }

    List<Operation> history(String subscriber) {
        return List.copyOf(histories.getOrDefault(subscriber, new ConcurrentLinkedQueue<>()));
    }

    /** Answers that the interface does not know. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    /** How many calls were answered 503. */
    long unavailable() {
        return unavailable.sum();
    }

    /** Whether the decision's id is known, so that it can be settled, released and read. */
    boolean knows(String subscriber, String requestId) {
        return decisionIds.containsKey(subscriber + "/" + requestId);
    }

    private HttpRequest.Builder request(String subscriber, Call call, int replica) {
        URI origin =
                URI.create("http://127.0.0.1:" + replicas.get(replica).line().port());
        HttpRequest.Builder request = HttpRequest.newBuilder(origin.resolve(path(call, subscriber)))
                .header("Authorization", "Bearer " + Published.KEY)
                .header("Content-Type", "application/json");
        ObjectNode body = Wire.body(call, subscriber);
        return body == null ? request.GET() : request.POST(BodyPublishers.ofString(body.toString()));
    }

    private String path(Call call, String subscriber) {
        String decision = "/v1/decisions/" + decisionIds.get(subscriber + "/" + call.requestId());
        return switch (call) {
            case Call.Decide ask -> "/v1/decisions";
            case Call.Settle settle -> decision + "/settlement";
            case Call.Release release -> decision + "/release";
            case Call.Read read -> decision;
            case Call.Stand stand -> "/v1/subscribers/" + subscriber + "/standing";
        };
    }

    private @Nullable Reply reply(Call call, String subscriber, HttpResponse<String> response) throws IOException {
        int status = response.statusCode();
        if (status == 200) {
            JsonNode body = JSON.readTree(response.body());
            if (body.hasNonNull("decisionId")) {
                decisionIds.put(
                        subscriber + "/" + call.requestId(),
                        body.get("decisionId").asText());
            }
            return Wire.reply(call, body);
        }
        if (isPromised503(response)) {
            unavailable.increment();
            return null;
        }
        if (status == 404 || status == 409) {
            return new Reply.Refused(status);
        }
        surprises.add("%s of %s: %d %s %s"
                .formatted(call, subscriber, status, response.headers().map(), response.body()));
        return null;
    }

    private static boolean isPromised503(HttpResponse<String> response) {
        return response.statusCode() == 503
                && response.headers().firstValue("Retry-After").isPresent()
                && response.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
    }
}
