package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.rating.Rater;
import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.quota.decision.ExpiryAnswer.Fate;
import dev.thinkwatt.quota.decision.Receipt.Denied;
import dev.thinkwatt.quota.decision.Receipt.Expired;
import dev.thinkwatt.quota.decision.Receipt.Open;
import dev.thinkwatt.quota.decision.Receipt.Released;
import dev.thinkwatt.quota.decision.Receipt.Settled;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What quota itself takes a request to be worth. What is charged is for billing to say. */
@Schema(name = "ReceiptPrice")
record ReceiptPrice(
        @Schema(
                description =
                        "At the prices of the plan version that decided, exactly and without electricity; a kind that"
                                + " has no price there counts as nothing")
        Money worth,

        @Schema(description = "Whether the base fee covers it")
        boolean included,

        Basis basis) {

    /** What is priced. */
    enum Basis {
        /** What the request was expected to use. */
        ESTIMATE,
        /** What it used. */
        SETTLEMENT
    }

    /** Null where nothing was used, as far as anybody knows. */
    static @Nullable ReceiptPrice of(Receipt receipt, Plan version) {
        return switch (receipt.state()) {
            case Denied(), Released(var _, var _) -> null;
            case Open() -> estimated(receipt, version);
            case Expired() -> wasGivenBack(receipt) ? null : estimated(receipt, version);
            case Settled(var _, SettlementAnswer answer) -> priced(receipt, version, answer.served(), Basis.SETTLEMENT);
        };
    }

    private static boolean wasGivenBack(Receipt receipt) {
        ExpiryAnswer expiry = receipt.hold().expiry();
        return expiry != null && expiry.fate() == Fate.RELEASED;
    }

    private static ReceiptPrice estimated(Receipt receipt, Plan version) {
        var expected = Objects.requireNonNullElse(
                receipt.hold().estimate(), version.expiry().estimate());
        Served served = new Served(
                Objects.requireNonNull(receipt.answer().model()),
                ServiceTier.STANDARD,
                Objects.requireNonNullElse(version.expiry().site(), UsageEvent.UNKNOWN_SITE),
                Usage.ofText(expected.inputTokens(), expected.outputTokens()));
        return priced(receipt, version, served, Basis.ESTIMATE);
    }

    private static ReceiptPrice priced(Receipt receipt, Plan version, Served served, Basis basis) {
        Money worth = Rater.worth(version, served, receipt.decidedAt());
        boolean included =
                version.usageTerms() == UsageTerms.INCLUDED && !receipt.answer().overage();
        return new ReceiptPrice(new Money(worth.amount().stripTrailingZeros(), worth.currency()), included, basis);
    }
}
