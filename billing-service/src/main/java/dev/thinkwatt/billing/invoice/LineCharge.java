package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.ServiceTier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A charge as a line of an invoice adds it up.
 *
 * @param takenBack whether the line takes it back, because another event stands for its usage
 * @param quantity in the line's unit; negative where it is taken back
 * @param amount exact, before what a share of usage caps; absent where the line is charged by the period, or by steps
 * @param estimated true where a price of its electricity was missing and is estimated, else absent
 */
@Schema(name = "LineCharge")
public record LineCharge(
        UUID eventId,
        String subscriberId,
        Instant startedAt,
        String model,
        String site,
        ServiceTier serviceTier,
        PlanVersion plan,
        boolean takenBack,
        BigDecimal quantity,
        @Nullable BigDecimal amount,
        @Nullable Boolean estimated) {

    static LineCharge of(Charge charge, int sign, LinePart part) {
        LinePart signed = part.times(sign);
        return new LineCharge(
                charge.eventId(),
                charge.subscriberId(),
                charge.startedAt(),
                charge.model(),
                charge.site(),
                charge.tier(),
                charge.rated().plan(),
                sign < 0,
                signed.quantity(),
                signed.amount(),
                charge.rated().hasEstimates() ? Boolean.TRUE : null);
    }

    /** The first characters of its id, which tell it apart for the eye. */
    public String shortId() {
        return eventId.toString().substring(0, 8);
    }

    /** Where it stands in the list. */
    String place() {
        return new LineCharges.Place(startedAt, eventId, takenBack ? -1 : 1).toString();
    }
}
