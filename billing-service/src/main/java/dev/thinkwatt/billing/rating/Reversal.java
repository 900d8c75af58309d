package dev.thinkwatt.billing.rating;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.UUID;

/**
 * A charge taken back, because a later event stands for its usage.
 *
 * @param charge as it was written
 * @param correctedBy the event that stands for it now
 * @param invoiceMonth the month it is taken back in: its own, or a later one if that is closed
 */
record Reversal(Charge charge, UUID correctedBy, YearMonth invoiceMonth) {

    /** Names the transfer that books it. */
    UUID transferId() {
        String name = "reversal/" + charge.eventId();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
