package dev.thinkwatt.local.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks over HTTP whether something is ready. */
final class Probe {

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

    private boolean answers(URI uri) {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.");
        }
    }
}
