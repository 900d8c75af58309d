package dev.thinkwatt.model.usage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Names one usage for ever: the UUIDv5 (RFC 9562) of a decision's id and a revision. */
public final class EventId {

    /** The namespace of Thinkwatt's usage events; it never changes. */
    private static final UUID NAMESPACE = UUID.fromString("6f1d8a52-3f0e-5c1b-9a77-0d5a4c1e8b20");

    private EventId() {}

    /**
     * @param revision 0 for the first usage of a decision, one more for each correction of it
     */
    public static UUID of(String decisionId, int revision) {
        if (revision < 0) {
            throw new IllegalArgumentException("revisions count from 0");
        }
        return uuid5(decisionId + "#" + revision);
    }

    private static UUID uuid5(String name) {
        byte[] namespace = ByteBuffer.allocate(16)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .array();
        MessageDigest sha1 = sha1();
        sha1.update(namespace);
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
        long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
