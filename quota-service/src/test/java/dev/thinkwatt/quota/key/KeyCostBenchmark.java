package dev.thinkwatt.quota.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.management.ThreadMXBean;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.restassured.RestAssured;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * What a key costs a decision, in CPU time of the service's threads. Two figures: the check of the key itself (reading it, its
 * hash, the look-up, its rate), and all that knowing the caller adds to a request, the platform's part included: a request
 * through a locked door less one through an open one. Rounds take turns, so that a change of the machine's mood meets all.
 * Not a test: run it with {@code -Djacoco.skip -Dtest=KeyCostBenchmark}.
 */
@QuarkusTest
class KeyCostBenchmark {

    private static final int CLIENTS = 16;
    private static final int ROUNDS = 8;
    private static final int REQUESTS = Integer.getInteger("requests", 4_000);

    @Inject
    PublishedWorld world;

    @ConfigProperty(name = "thinkwatt.test.key")
    String key;

    @Inject
    @Any
    Instance<HttpAuthenticationMechanism> mechanisms;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void measure() throws Exception {
        String subscriber = world.subscriberOf(Plans.plan(
                "bench", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(100_000_000))));
        Supplier<HttpRequest> open = () -> get("/v1/door/open");
        Supplier<HttpRequest> locked = () -> get("/v1/door/locked");
        Supplier<HttpRequest> decision = () -> decision(subscriber);
        List<Supplier<HttpRequest>> kinds = List.of(open, locked, decision);
        kinds.forEach(this::microsEach);
        double[] sums = new double[kinds.size()];
        for (int round = 1; round <= ROUNDS; round++) {
            for (int kind = 0; kind < kinds.size(); kind++) {
                sums[kind] += microsEach(kinds.get(kind)) / ROUNDS;
            }
        }
        double check = checkMicros();
        System.out.printf(
                "CPU per request: open door %.1f µs, locked door %.1f µs, decision %.1f µs, check of the key %.2f µs%n",
                sums[0], sums[1], sums[2], check);
        System.out.printf(
                "Of a decision, the check of the key takes %.2f %%, and all that knowing the caller adds %.2f %%%n",
                100 * check / sums[2], 100 * (sums[1] - sums[0]) / sums[2]);
        assertThat(check / sums[2]).as("the share that was promised").isLessThan(0.03);
    }

    /** On this thread alone, as often as there were requests. */
    private double checkMicros() {
        HttpAuthenticationMechanism keys = mechanisms.stream()
                .filter(mechanism -> mechanism.getClass().getName().contains("KeyAuthentication"))
                .findFirst()
                .orElseThrow();
        RoutingContext request = requestWith("Bearer " + key);
        long nanos = 0;
        for (int round = 0; round < 2; round++) {
            long before = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < ROUNDS * REQUESTS; i++) {
                assertThat(keys.authenticate(request, null)
                                .await()
                                .indefinitely()
                                .isAnonymous())
                        .isFalse();
            }
            nanos = threads.getCurrentThreadCpuTime() - before;
        }
        return nanos / 1_000.0 / (ROUNDS * REQUESTS);
    }

    /** As much of a request as the check looks at. */
    private static RoutingContext requestWith(String authorization) {
        HttpServerRequest request = (HttpServerRequest) Proxy.newProxyInstance(
                KeyCostBenchmark.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, arguments) -> authorization);
        return (RoutingContext) Proxy.newProxyInstance(
                KeyCostBenchmark.class.getClassLoader(),
                new Class<?>[] {RoutingContext.class},
                (proxy, method, arguments) -> method.getName().equals("request") ? request : "/v1/decisions");
    }

    private double microsEach(Supplier<HttpRequest> kind) {
        long before = serviceNanos();
        try (ExecutorService clients = Executors.newFixedThreadPool(
                CLIENTS, Thread.ofPlatform().name("client-", 0).factory())) {
            List<Future<?>> all = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                all.add(clients.submit(() -> {
                    for (int i = 0; i < REQUESTS / CLIENTS; i++) {
                        int status =
                                http.send(kind.get(), BodyHandlers.discarding()).statusCode();
                        assertThat(status).isEqualTo(200);
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return (serviceNanos() - before) / 1_000.0 / REQUESTS;
    }

    /** Of all threads that are not the clients': event loops, lanes, the relay, the producer. */
    private long serviceNanos() {
        long sum = 0;
        for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null
                    && !thread.getThreadName().startsWith("client-")
                    && !thread.getThreadName().startsWith("HttpClient-")
                    && !thread.getThreadName().equals("main")) {
                sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return sum;
    }

    private HttpRequest get(String path) {
        return request(path).GET().build();
    }

    private HttpRequest decision(String subscriber) {
        try {
            byte[] body = Json.tolerant().writeValueAsBytes(Gateway.request(subscriber, Plans.THINKING));
            return request("/v1/decisions")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + key);
    }
}
