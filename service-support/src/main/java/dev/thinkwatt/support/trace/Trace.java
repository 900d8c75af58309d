package dev.thinkwatt.support.trace;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A trace as W3C Trace Context writes it.
 *
 * @param traceId 32 hexadecimal digits, those of the caller where it sent some
 * @param spanId 16 hexadecimal digits, ours
 */
public record Trace(String traceId, String spanId) {

    /** The header that carries it, over HTTP and over Kafka. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Continues the caller's trace, or begins one where it sent none or one that cannot be read. */
    public static Trace continuing(@Nullable String traceparent) {
        if (traceparent != null && traceparent.length() <= 512) {
            Matcher form = FORM.matcher(traceparent);
            if (form.matches()) {
                return new Trace(form.group(1), random(8));
            }
        }
        return new Trace(random(16), random(8));
    }

    /** As the header says it. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
