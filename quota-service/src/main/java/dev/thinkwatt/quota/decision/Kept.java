package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.decision.Receipt.Denied;
import dev.thinkwatt.quota.decision.Receipt.Expired;
import dev.thinkwatt.quota.decision.Receipt.Open;
import dev.thinkwatt.quota.decision.Receipt.Released;
import dev.thinkwatt.quota.decision.Receipt.Settled;
import dev.thinkwatt.quota.policy.Taken;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A receipt as callers read it. */
@Schema(name = "Receipt")
record Kept(
        @Schema(enumeration = {"DENIED", "OPEN", "EXPIRED", "SETTLED", "RELEASED"})
        String state,

        Instant decidedAt,
        String accountId,
        Selection selection,
        @Schema(description = "As it was answered first") Answer decision,
        List<Taken> taken,

        @Schema(description = "What its gateway expected it to use; absent where it did not say") @Nullable Estimate estimate,

        @Schema(
                description =
                        "What it would be, as far as quota knows; absent where nothing was used, or the plan version was not read yet")
        @Nullable ReceiptPrice price,

        @Schema(description = "Until when its units are kept; absent where denied") @Nullable Instant heldUntil,

        @Schema(description = "What became of it when nobody had settled it by then") @Nullable ExpiryAnswer expiry,

        @Nullable SettlementAnswer settlement,
        @Nullable ReleaseAnswer release) {

    /** @param price null where there is none, or nobody can tell it */
    static Kept of(Receipt receipt, @Nullable ReceiptPrice price) {
        return switch (receipt.state()) {
            case Denied() -> of(receipt, price, "DENIED", null, null);
            case Open() -> of(receipt, price, "OPEN", null, null);
            case Expired() -> of(receipt, price, "EXPIRED", null, null);
            case Settled(var _, SettlementAnswer answer) -> of(receipt, price, "SETTLED", answer, null);
            case Released(var _, ReleaseAnswer answer) -> of(receipt, price, "RELEASED", null, answer);
        };
    }

    private static Kept of(
            Receipt receipt,
            @Nullable ReceiptPrice price,
            String state,
            @Nullable SettlementAnswer settlement,
            @Nullable ReleaseAnswer release) {
        return new Kept(
                state,
                receipt.decidedAt(),
                receipt.accountId(),
                receipt.selection(),
                receipt.answer(),
                receipt.taken(),
                receipt.hold().estimate(),
                price,
                receipt.hold().until(),
                receipt.hold().expiry(),
                settlement,
                release);
    }
}
