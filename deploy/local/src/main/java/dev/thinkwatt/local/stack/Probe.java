package dev.thinkwatt.local.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks over HTTP whether something is ready. */
final class Probe {

    private static final Pattern OUTBOX = Pattern.compile("^outbox_pending(?:\\{.*})? (\\S+)$", Pattern.MULTILINE);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    boolean isReady(Service service, Ports ports) {
        return answers(URI.create("http://127.0.0.1:" + ports.management(service) + "/q/health/ready"));
    }

    /** The front door opens last, when PostgreSQL and Kafka are there. */
    boolean infrastructureIsReady(Ports ports) {
        return answers(URI.create("http://127.0.0.1:" + ports.frontDoor() + "/"));
    }

    /** How many events of a service wait to be sent to Kafka, where it answers. */
    Optional<Long> outboxPending(Service service, Ports ports) {
        return get(URI.create("http://127.0.0.1:" + ports.management(service) + "/q/metrics"))
                .flatMap(metrics -> OUTBOX.matcher(metrics)
                        .results()
                        .map(found -> (long) Double.parseDouble(found.group(1)))
                        .findFirst());
    }

    private boolean answers(URI uri) {
        return get(uri).isPresent();
    }

    private Optional<String> get(URI uri) {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.");
        }
    }
}
