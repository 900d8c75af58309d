package dev.thinkwatt.support.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A key as its holder has it: {@code tw_<environment>_<id>_<secret>_<checksum>}. The checksum, the CRC-32 of all before it in
 * hexadecimal, tells a mistyped or truncated key from a revoked one without a look-up; it protects nothing.
 *
 * @param secret 64 hexadecimal digits, 256 random bits
 */
public record ApiKey(String environment, String keyId, String secret) {

    /** What every key starts with, for scanners of leaked secrets. */
    public static final String PREFIX = "tw_";

    /** An id that a client may choose. */
    public static final String ID_PATTERN = "[a-z0-9][a-z0-9-]{2,31}";

    /** The name of an environment: {@code live}, {@code test}, {@code local}. */
    public static final String ENVIRONMENT_PATTERN = "[a-z][a-z0-9-]{1,15}";

    private static final Pattern FORM =
            Pattern.compile("tw_(" + ENVIRONMENT_PATTERN + ")_(" + ID_PATTERN + ")_([0-9a-f]{64})_([0-9a-f]{8})");
    private static final int SECRET_BYTES = 32;
    private static final int LENGTH_MAX = 160;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HexFormat HEX = HexFormat.of();

    /** A new key with a random secret. */
    public static ApiKey create(String environment, String keyId) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new ApiKey(environment, keyId, HEX.formatHex(secret));
    }

    /** Reads a key; empty if it is not one, or its checksum does not fit. */
    public static Optional<ApiKey> parse(String text) {
        if (text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        ApiKey key = new ApiKey(form.group(1), form.group(2), form.group(3));
        return checksum(key.body()).equals(form.group(4)) ? Optional.of(key) : Optional.empty();
    }

    /** What its holder is given, once. */
    public String text() {
        return body() + "_" + checksum(body());
    }

    /** SHA-256 of the secret: enough without salt or stretching, because the secret is 256 random bits. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return PREFIX + environment + "_" + keyId + "_…";
    }

    private String body() {
        return PREFIX + environment + "_" + keyId + "_" + secret;
    }

    private static String checksum(String body) {
        CRC32 sum = new CRC32();
        sum.update(body.getBytes(StandardCharsets.US_ASCII));
        return HEX.toHexDigits(sum.getValue(), 8);
    }
}
