package dev.thinkwatt.billing.rating;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event taken back, because a later one stands for its usage.
 *
 * @param correctedBy the event that stands for it now
 * @param booked what is taken back of it; null where it had no charge, and then it never gets one
 */
record Reversal(EventKey event, UUID correctedBy, @Nullable Booked booked) {

    /**
     * A charge taken back.
     *
     * @param charge as it was written
     * @param invoiceMonth the month it is taken back in: its own, or a later one if that is closed
     */
    record Booked(Charge charge, YearMonth invoiceMonth) {

        /** Names the transfer that books it. */
        UUID transferId() {
            String name = "reversal/" + charge.eventId();
            return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        }
    }
}
