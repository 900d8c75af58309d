package dev.thinkwatt.quota.key;

import io.quarkus.qute.TemplateExtension;

/** The states of a key as pages show them. */
@TemplateExtension
final class KeyWords {

    private KeyWords() {}

    static String word(KeyStatus status) {
        return switch (status) {
            case ACTIVE -> "Active";
            case EXPIRED -> "Expired";
            case REVOKED -> "Revoked";
        };
    }

    static String style(KeyStatus status) {
        return switch (status) {
            case ACTIVE -> "good";
            case EXPIRED -> "warn";
            case REVOKED -> "bad";
        };
    }

    static boolean active(KeyStatus status) {
        return status == KeyStatus.ACTIVE;
    }

    static boolean revoked(KeyStatus status) {
        return status == KeyStatus.REVOKED;
    }
}
