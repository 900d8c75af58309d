package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.support.identity.Caller;

/**
 * Who did something, as it is kept.
 *
 * @param kind PERSON, KEY or SERVICE
 * @param id the subject of the person, the id of the key or the name of the service
 * @param name for people to read
 */
public record Author(Caller.Kind kind, String id, String name) {

    public static Author of(Caller caller) {
        return new Author(caller.kind(), caller.id(), caller.name());
    }

    /** Names change; kind and id do not. */
    boolean isSameAs(Author other) {
        return kind == other.kind && id.equals(other.id);
    }
}
