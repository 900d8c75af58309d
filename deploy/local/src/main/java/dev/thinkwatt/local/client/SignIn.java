package dev.thinkwatt.local.client;

import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.local.identity.Person;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** A person of the demo as a program signs in as them: a token on first use, and a new one before it runs out. */
final class SignIn implements Supplier<String> {

    private static final Duration USED_FOR = Duration.ofHours(4);

    private final URI issuer;
    private final Person person;
    private String token = "";
    private Instant askedAt = Instant.MIN;

    SignIn(URI issuer, Person person) {
        this.issuer = issuer;
        this.person = person;
    }

    /** @throws Api.Refused if the identity provider does not answer */
    @Override
    public synchronized String get() {
        if (askedAt.isBefore(Instant.now().minus(USED_FOR))) {
            try {
                token = LocalIdentity.token(issuer, person);
                askedAt = Instant.now();
            } catch (IOException e) {
                throw new Api.Refused("Cannot sign in as " + person.id() + " at " + issuer
                        + ". Start the stack with ./thinkwatt up.");
            }
        }
        return token;
    }
}
