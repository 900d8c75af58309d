package dev.thinkwatt.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One request as bytes. Only the digits of its two ids change from one to the next, so that asking costs next to nothing.
 */
public final class RequestTemplate {

    private static final String REQUEST_ID = "r-000000000000";
    private static final String SUBSCRIBER_ID = "s-000000";
    private static final int REQUEST_DIGITS = 12;
    private static final int SUBSCRIBER_DIGITS = 6;

    private final byte[] bytes;
    private final int requestDigits;
    private final int subscriberDigits;

    private RequestTemplate(String text) {
        this.bytes = text.getBytes(StandardCharsets.US_ASCII);
        this.requestDigits = text.indexOf(REQUEST_ID) + REQUEST_ID.length() - REQUEST_DIGITS;
        this.subscriberDigits = text.indexOf(SUBSCRIBER_ID) + SUBSCRIBER_ID.length() - SUBSCRIBER_DIGITS;
    }

    /** A decision of a manual request for a model, asked for with a key. */
    public static RequestTemplate decision(String path, String key, String model) {
        String body = "{\"requestId\":\"" + REQUEST_ID + "\",\"subscriberId\":\"" + SUBSCRIBER_ID + "\",\"model\":\""
                + model + "\",\"selection\":\"MANUAL\"}";
        return new RequestTemplate("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    /** The id of the subscriber of that number. */
    public static String subscriberId(int number) {
        String digits = Integer.toString(number);
        return "s-" + "0".repeat(SUBSCRIBER_DIGITS - digits.length()) + digits;
    }

    /** Writes a request, ready to be sent. */
    void write(ByteBuffer out, long request, int subscriber) {
        out.clear();
        out.put(bytes);
        digits(out, requestDigits, REQUEST_DIGITS, request);
        digits(out, subscriberDigits, SUBSCRIBER_DIGITS, subscriber);
        out.flip();
    }

    private static void digits(ByteBuffer out, int from, int count, long number) {
        long rest = number;
        for (int place = from + count - 1; place >= from; place--) {
            out.put(place, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }
}
