package dev.thinkwatt.support.identity;

import java.util.Set;

/**
 * Who acts.
 *
 * @param id the subject as the identity provider knows it, the id of a key, or the name of a service
 * @param name for people to read
 * @param signedInBy how they proved it
 * @param scopes what they may do
 */
public record Caller(Kind kind, String id, String name, SignIn signedInBy, Set<String> scopes) {

    /** People, the machines of others, and ourselves. */
    public enum Kind {
        PERSON,
        KEY,
        SERVICE
    }

    /** The ways to be known. */
    public enum SignIn {
        /** In a browser, at the identity provider. */
        SESSION,
        /** With a token of the identity provider. */
        TOKEN,
        /** With one of our API keys. */
        API_KEY,
        /** Not at all: work that a service does by itself. */
        NONE
    }

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    static Caller service(String name) {
        return new Caller(Kind.SERVICE, name, name, SignIn.NONE, Set.of());
    }
}
