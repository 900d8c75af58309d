package dev.thinkwatt.quota.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.support.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Tells whether two bodies say the same, however they were spaced or their fields ordered: SHA-256 of the canonical JSON. */
record BodyHash(String value) {

    static BodyHash of(Object body) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(Json.strict().writeValueAsBytes(body));
            return new BodyHash(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("a body that was read can be written", e);
        }
    }
}
