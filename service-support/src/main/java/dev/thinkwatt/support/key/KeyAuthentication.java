package dev.thinkwatt.support.key;

import dev.thinkwatt.support.identity.Caller;
import dev.thinkwatt.support.identity.Callers;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Machines: a bearer credential that starts like a key is one, and is never shown to the identity provider's checks. */
@Singleton
class KeyAuthentication implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer ";

    /** Longer than any token that a provider gives; what is longer is not looked into. */
    private static final int CREDENTIAL_CHARS_MAX = 8_192;

    private final PublishedKeys keys;
    private final KeyRates rates;
    private final KeyUses uses;

    KeyAuthentication(PublishedKeys keys, KeyRates rates, KeyUses uses) {
        this.keys = keys;
        this.rates = rates;
        this.uses = uses;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager others) {
        @Nullable String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || request.normalizedPath().startsWith("/console")) {
            return Uni.createFrom().nullItem();
        }
        if (header.length() > CREDENTIAL_CHARS_MAX) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().nullItem();
        }
        String credential = header.substring(SCHEME.length()).strip();
        if (!credential.regionMatches(true, 0, ApiKey.PREFIX, 0, ApiKey.PREFIX.length())) {
            return Uni.createFrom().nullItem();
        }
        return keys.provenBy(credential)
                .map(this::admit)
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
    }

    private Uni<SecurityIdentity> admit(KeyPublished key) {
        try {
            rates.take(key);
        } catch (RuntimeException tooMany) {
            return Uni.createFrom().failure(tooMany);
        }
        uses.note(key.keyId());
        return Uni.createFrom().item(identity(key));
    }

    private static SecurityIdentity identity(KeyPublished key) {
        Caller caller = new Caller(Caller.Kind.KEY, key.keyId(), key.name(), Caller.SignIn.API_KEY, key.scopes());
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("key:" + key.keyId()))
                .addAttribute(Callers.ATTRIBUTE, caller)
                .addAttribute(RateLimitHeaders.ATTRIBUTE, key.headers())
                .addRoles(key.scopes())
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().nullItem();
    }

    /** Before the identity provider's. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1_000;
    }
}
