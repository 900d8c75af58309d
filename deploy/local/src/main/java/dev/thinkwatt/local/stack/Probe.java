package dev.thinkwatt.local.stack;

import dev.thinkwatt.local.identity.LocalIdentity;
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

    /** The front door opens last, when all else is there; it sends who comes to its root on to the console. */
    boolean infrastructureIsReady(Ports ports) {
        return ask(URI.create("http://127.0.0.1:" + ports.frontDoor() + "/"))
                .filter(response -> response.statusCode() == 303)
                .isPresent();
    }

    boolean identityIsReady(Ports ports) {
        return answers(URI.create(LocalIdentity.issuer(ports.identity()) + "/.well-known/openid-configuration"));
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
        return ask(uri).filter(response -> response.statusCode() == 200).map(HttpResponse::body);
    }

    private Optional<HttpResponse<String>> ask(URI uri) {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
            return Optional.of(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.");
        }
    }
}
