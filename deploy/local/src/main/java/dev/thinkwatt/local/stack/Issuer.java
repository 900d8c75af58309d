package dev.thinkwatt.local.stack;

import dev.thinkwatt.local.identity.LocalIdentity;
import java.net.URI;
import java.util.Map;

/**
 * Who signs people in: the stack's own provider, or another that the environment names.
 *
 * @param uri as it names itself
 * @param clientSecret ours at it
 * @param isOurs whether the demo's people are its
 */
record Issuer(URI uri, String clientSecret, boolean isOurs) {

    static final String URI_VARIABLE = "THINKWATT_IDENTITY_ISSUER";
    static final String SECRET_VARIABLE = "THINKWATT_IDENTITY_CLIENT_SECRET";

    /** @throws Refusal if another is named without our secret at it */
    static Issuer of(Ports ports, Secrets secrets, Map<String, String> environment) {
        String other = environment.getOrDefault(URI_VARIABLE, "");
        if (other.isBlank()) {
            return new Issuer(LocalIdentity.issuer(ports.identity()), secrets.ofClient(), true);
        }
        String secret = environment.getOrDefault(SECRET_VARIABLE, "");
        if (secret.isBlank()) {
            throw new Refusal("%s names %s, and %s is not set: it is the secret of the client there."
                    .formatted(URI_VARIABLE, other, SECRET_VARIABLE));
        }
        return new Issuer(URI.create(other), secret, false);
    }

    static boolean isOurs(Map<String, String> environment) {
        return environment.getOrDefault(URI_VARIABLE, "").isBlank();
    }

    /** So that no log ever shows the secret. */
    @Override
    public String toString() {
        return uri.toString();
    }
}
