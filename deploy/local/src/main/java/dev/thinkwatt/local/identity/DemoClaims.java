package dev.thinkwatt.local.identity;

import com.nimbusds.oauth2.sdk.TokenRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/** What tokens say. A person's id as the client's makes it theirs; in the code flow the sign-in page adds who it is. */
final class DemoClaims implements OAuth2TokenCallback {

    private static final Duration LIFETIME = Duration.ofHours(8);

    @Override
    public String issuerId() {
        return LocalIdentity.ISSUER_ID;
    }

    @Override
    public String subject(TokenRequest request) {
        return client(request);
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    /** Of access tokens; an ID token is for the client that asked. */
    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(LocalIdentity.AUDIENCE);
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        return person(client(request)).map(Person::claims).orElse(Map.of());
    }

    @Override
    public long tokenExpiry() {
        return LIFETIME.toSeconds();
    }

    private static Optional<Person> person(String id) {
        return Arrays.stream(Person.values())
                .filter(person -> person.id().equals(id))
                .findFirst();
    }

    private static String client(TokenRequest request) {
        if (request.getClientAuthentication() != null) {
            return request.getClientAuthentication().getClientID().getValue();
        }
        return request.getClientID() == null ? "" : request.getClientID().getValue();
    }
}
