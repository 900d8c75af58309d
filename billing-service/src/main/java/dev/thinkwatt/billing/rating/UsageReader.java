package dev.thinkwatt.billing.rating;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.billing.rating.Arrival.Readable;
import dev.thinkwatt.billing.rating.Arrival.Unreadable;
import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.support.json.Json;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads usage events from bytes. What cannot be read, or could not be stored, is an {@link Unreadable}, never an exception. */
public final class UsageReader {

    private static final Pattern STORABLE = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,256}");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final int ERROR_CHARACTERS_MAX = 500;

    private UsageReader() {}

    static Arrival read(UsageRecord record) {
        try {
            UsageEvent event = parse(record.payload());
            refuseUnstorable(event);
            return new Readable(record, event, sha256(Json.tolerant().writeValueAsBytes(event)));
        } catch (IOException | IllegalArgumentException e) {
            return new Unreadable(record, sha256(record.payload()), describe(e));
        }
    }

    /** An event that was accepted, from its payload as it is kept. */
    public static UsageEvent kept(byte[] payload) {
        try {
            return parse(payload);
        } catch (IOException e) {
            throw new IllegalStateException("an accepted event was readable when it came", e);
        }
    }

    private static UsageEvent parse(byte[] payload) throws IOException {
        UsageEvent event = Json.tolerant().readValue(payload, UsageEvent.class);
        if (event == null) {
            throw new IllegalArgumentException("there is no event in it");
        }
        return event;
    }

    private static void refuseUnstorable(UsageEvent event) {
        Stream.of(
                        event.decisionId(),
                        event.accountId(),
                        event.subscriberId(),
                        event.requestId(),
                        event.plan().id(),
                        event.requestedModel(),
                        event.model(),
                        event.site())
                .filter(text -> !STORABLE.matcher(text).matches())
                .findFirst()
                .ifPresent(text -> {
                    throw new IllegalArgumentException("an id is empty, too long or not printable");
                });
        for (Instant instant : List.of(event.startedAt(), event.endedAt(), event.decidedAt(), event.settledAt())) {
            if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
                throw new IllegalArgumentException("a time is outside the years 2000 to 2099");
            }
        }
    }

    private static String describe(Exception e) {
        String text =
                e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
        String printable = text.replaceAll("[\\p{Cc}\\p{Cs}]", " ");
        return printable.substring(0, Math.min(printable.length(), ERROR_CHARACTERS_MAX));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
