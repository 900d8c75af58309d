package dev.thinkwatt.support.identity;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Whether the identity provider is there for whoever is about to be sent to it. */
@Singleton
class IdentityProvider {

    private final URI discovery;
    private final IdentitySettings settings;
    private final HttpClient http;

    IdentityProvider(IdentitySettings settings) {
        this.settings = settings;
        this.discovery = URI.create(settings.issuer() + "/.well-known/openid-configuration");
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.patience())
                .build();
    }

    /** Asks it; a failure is an answer. */
    Uni<Boolean> answers() {
        HttpRequest ask =
                HttpRequest.newBuilder(discovery).timeout(settings.patience()).build();
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(ask, BodyHandlers.discarding()))
                .map(reply -> reply.statusCode() == 200)
                .onFailure()
                .recoverWithItem(false);
    }
}
