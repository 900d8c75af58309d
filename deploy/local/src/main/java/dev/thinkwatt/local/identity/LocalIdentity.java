package dev.thinkwatt.local.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * An OpenID provider on the loopback address that takes everybody at their word. Its signing key is public, a part of
 * the library, so nothing that is reachable from elsewhere may ever trust it.
 */
public final class LocalIdentity implements AutoCloseable {

    /** The one client of the consoles. */
    public static final String CLIENT_ID = "thinkwatt";

    /** Whom tokens for the interfaces are meant for. */
    public static final String AUDIENCE = "thinkwatt-api";

    static final String ISSUER_ID = "thinkwatt";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoopbackServer server;
    private final URI issuer;

    private LocalIdentity(LoopbackServer server, URI issuer) {
        this.server = server;
        this.issuer = issuer;
    }

    /** Starts it; it forgets its sessions with its end, not its key. */
    public static LocalIdentity start(int port) throws IOException {
        LoopbackServer server = new LoopbackServer(port);
        OAuth2Config config =
                new OAuth2Config(true, null, null, false, new OAuth2TokenProvider(), Set.of(new DemoClaims()), server);
        server.start(new OAuth2HttpRequestHandler(config).getAuthorizationServer());
        return new LocalIdentity(server, issuer(port));
    }

    /** The issuer that such a provider has on a port. */
    public static URI issuer(int port) {
        return URI.create("http://localhost:" + port + "/" + ISSUER_ID);
    }

    public URI issuer() {
        return issuer;
    }

    @Override
    public void close() {
        server.close();
    }

    /**
     * A bearer token of a person, good for 8 hours, asked for over HTTP as any program would.
     *
     * @throws IOException if the provider does not answer, or answers something else
     */
    public static String token(URI issuer, Person person) throws IOException {
        String form = "grant_type=client_credentials&client_secret=any&client_id=" + person.id();
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(issuer + " answers " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body()).path("access_token").asText();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /**
     * A token that says just that, signed by the key that every such provider has: for tests of what a service refuses.
     *
     * @param claims all of them, {@code iss}, {@code sub} and {@code aud} too; they win over what the lifetime sets
     * @param lifetime from now on; negative for one that has expired
     */
    public static String mint(Map<String, Object> claims, Duration lifetime) {
        return new OAuth2TokenProvider().jwt(claims, lifetime, ISSUER_ID).serialize();
    }
}
