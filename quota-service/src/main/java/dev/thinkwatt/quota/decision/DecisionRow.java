package dev.thinkwatt.quota.decision;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.decision.Receipt.Denied;
import dev.thinkwatt.quota.decision.Receipt.Expired;
import dev.thinkwatt.quota.decision.Receipt.Open;
import dev.thinkwatt.quota.decision.Receipt.Released;
import dev.thinkwatt.quota.decision.Receipt.Settled;
import dev.thinkwatt.quota.decision.Receipt.State;
import dev.thinkwatt.quota.policy.Taken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A receipt as its table holds it. */
record DecisionRow(
        String subscriberId,
        String requestId,
        String requestHash,
        String accountId,
        Instant decidedAt,
        Selection selection,
        Written written,
        List<Taken> taken,
        String state,
        Hold hold,
        @Nullable String closingHash,
        @Nullable String closingJson) {

    private static final JsonColumn<List<Taken>> TAKEN = new JsonColumn<>(new TypeReference<>() {});
    private static final JsonColumn<Estimate> ESTIMATE = new JsonColumn<>(new TypeReference<>() {});
    private static final JsonColumn<ExpiryAnswer> EXPIRY = new JsonColumn<>(new TypeReference<>() {});
    private static final JsonColumn<SettlementAnswer> SETTLEMENT = new JsonColumn<>(new TypeReference<>() {});
    private static final JsonColumn<ReleaseAnswer> RELEASE = new JsonColumn<>(new TypeReference<>() {});

    static DecisionRow of(Receipt receipt) {
        return switch (receipt.state()) {
            case Denied() -> of(receipt, "DENIED", null, null);
            case Open() -> of(receipt, "OPEN", null, null);
            case Expired() -> of(receipt, "EXPIRED", null, null);
            case Settled(BodyHash hash, SettlementAnswer answer) ->
                of(receipt, "SETTLED", hash.value(), SETTLEMENT.write(answer));
            case Released(BodyHash hash, ReleaseAnswer answer) ->
                of(receipt, "RELEASED", hash.value(), RELEASE.write(answer));
        };
    }

    private static DecisionRow of(
            Receipt receipt, String state, @Nullable String closingHash, @Nullable String closingJson) {
        return new DecisionRow(
                receipt.id().subscriberId(),
                receipt.id().requestId(),
                receipt.hash().value(),
                receipt.accountId(),
                receipt.decidedAt(),
                receipt.selection(),
                receipt.written(),
                receipt.taken(),
                state,
                receipt.hold(),
                closingHash,
                closingJson);
    }

    static DecisionRow read(ResultSet row) throws SQLException {
        return new DecisionRow(
                row.getString("subscriber_id"),
                row.getString("request_id"),
                row.getString("request_hash"),
                row.getString("account_id"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                Selection.valueOf(row.getString("selection")),
                Written.read(row.getString("answer")),
                TAKEN.read(row.getString("taken")),
                row.getString("state"),
                hold(row),
                row.getString("closing_hash"),
                row.getString("closing"));
    }

    private static Hold hold(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("held_until", OffsetDateTime.class);
        String estimate = row.getString("estimate");
        String expiry = row.getString("expiry");
        return new Hold(
                until == null ? null : until.toInstant(),
                row.getBoolean("proxied"),
                estimate == null ? null : ESTIMATE.read(estimate),
                expiry == null ? null : EXPIRY.read(expiry));
    }

    DecisionKey key() {
        return new DecisionKey(subscriberId, requestId);
    }

    PlanVersion plan() {
        return Objects.requireNonNull(answer().plan(), "a decision that is kept names its plan");
    }

    String takenJson() {
        return TAKEN.write(taken);
    }

    @Nullable String estimateJson() {
        return hold.estimate() == null ? null : ESTIMATE.write(hold.estimate());
    }

    @Nullable String expiryJson() {
        return hold.expiry() == null ? null : EXPIRY.write(hold.expiry());
    }

    Answer answer() {
        return written.answer();
    }

    Receipt toReceipt() {
        return new Receipt(
                DecisionId.of(decidedAt, key()),
                new BodyHash(requestHash),
                accountId,
                decidedAt,
                selection,
                written,
                taken,
                toState(),
                hold);
    }

    private State toState() {
        return switch (state) {
            case "DENIED" -> new Denied();
            case "OPEN" -> new Open();
            case "EXPIRED" -> new Expired();
            case "SETTLED" -> new Settled(closed(), SETTLEMENT.read(closing()));
            case "RELEASED" -> new Released(closed(), RELEASE.read(closing()));
            default -> throw new IllegalStateException("no decision is " + state);
        };
    }

    private BodyHash closed() {
        return new BodyHash(Objects.requireNonNull(closingHash));
    }

    private String closing() {
        return Objects.requireNonNull(closingJson);
    }
}
