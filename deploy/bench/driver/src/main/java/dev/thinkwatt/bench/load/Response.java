package dev.thinkwatt.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads one answer from the bytes that have come so far, and no more of it than must be known: its status and its end. */
final class Response {

    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private Response() {}

    /**
     * The status, or 0 while the answer is not whole.
     *
     * @throws IllegalStateException if it does not tell its length
     */
    static int status(ByteBuffer in) {
        int bodyAt = bodyAt(in);
        if (bodyAt < 0 || in.position() < bodyAt + length(in, bodyAt)) {
            return 0;
        }
        return digit(in, STATUS_AT) * 100 + digit(in, STATUS_AT + 1) * 10 + digit(in, STATUS_AT + 2);
    }

    static String text(ByteBuffer in) {
        byte[] bytes = new byte[in.position()];
        in.get(0, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int bodyAt(ByteBuffer in) {
        for (int at = STATUS_AT; at + 3 < in.position(); at++) {
            if (in.get(at) == '\r' && in.get(at + 2) == '\r') {
                return at + 4;
            }
        }
        return -1;
    }

    private static int length(ByteBuffer in, int bodyAt) {
        for (int at = STATUS_AT; at + LENGTH.length < bodyAt; at++) {
            if (in.get(at) == '\r' && isLength(in, at)) {
                return number(in, at + LENGTH.length);
            }
        }
        if (text(in).startsWith("HTTP/1.1 204")) {
            return 0;
        }
        throw new IllegalStateException("an answer without a length: " + text(in).toLowerCase(Locale.ROOT));
    }

    private static boolean isLength(ByteBuffer in, int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            byte found = in.get(at + i);
            if (found != LENGTH[i] && found + ('a' - 'A') != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(ByteBuffer in, int from) {
        int number = 0;
        for (int at = from; in.get(at) != '\r'; at++) {
            if (in.get(at) != ' ') {
                number = number * 10 + digit(in, at);
            }
        }
        return number;
    }

    private static int digit(ByteBuffer in, int at) {
        return in.get(at) - '0';
    }
}
