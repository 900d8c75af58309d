package dev.thinkwatt.support.identity;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether the identity provider is there for whoever is about to be sent to it. */
@Singleton
class IdentityProvider {

    /** So long an answer is believed: strangers must not make us ask more often. */
    private static final Duration BELIEVED = Duration.ofSeconds(2);

    private final Uni<Boolean> answers;

    IdentityProvider(IdentitySettings settings) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.patience())
                .build();
        HttpRequest ask = HttpRequest.newBuilder(URI.create(settings.issuer() + "/.well-known/openid-configuration"))
                .timeout(settings.patience())
                .build();
        answers = Uni.createFrom()
                .completionStage(() -> http.sendAsync(ask, BodyHandlers.discarding()))
                .map(reply -> reply.statusCode() == 200)
                .onFailure()
                .recoverWithItem(false)
                .memoize()
                .atLeast(BELIEVED);
    }

    /** Asks it; a failure is an answer. Completes on any thread. */
    Uni<Boolean> answers() {
        return answers;
    }
}
