package dev.thinkwatt.quota.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.plan.Expiry;
import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.decision.ExpiryAnswer.Fate;
import dev.thinkwatt.quota.policy.Reason;
import dev.thinkwatt.support.outbox.OutboxMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RebuiltUsageTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Plan PLAN =
            Plans.with(Plans.plus(), new Expiry(Expiry.Act.SETTLE, new Estimate(400, 100), "us-east"));

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(Long.getLong("seed", 42)), new Random().longs(200));
    }

    /** Settled, estimated, estimated and corrected, reported without a decision; whatever was used, and of whom. */
    @ParameterizedTest
    @MethodSource("seeds")
    void isWhatWasSentToTheLastByte(long seed) {
        Life life = Life.of(new Random(seed));

        RebuiltUsage rebuilt = RebuiltUsage.of(life.kept(), Optional.of(PLAN), Instant.EPOCH);

        assertThat(texts(rebuilt.events())).as("-Dseed=%d", seed).isEqualTo(texts(life.sent));
        assertThat(rebuilt.lacking()).as("-Dseed=%d", seed).isZero();
    }

    @Test
    void leavesOutWhatWasSentBefore() {
        Life life = new Life(new Random(7), new Estimate(1, 1));
        life.expire();

        assertThat(texts(RebuiltUsage.of(life.kept(), Optional.of(PLAN), life.now)
                        .events()))
                .isEqualTo(texts(life.sent));
        assertThat(RebuiltUsage.of(life.kept(), Optional.of(PLAN), life.now.plusMillis(1))
                        .events())
                .isEmpty();
    }

    @Test
    void sendsNoCorrectionWithoutTheEstimateThatWasSentBefore() {
        Life life = new Life(new Random(7), new Estimate(1, 1));
        life.expire();
        life.settle();

        assertThat(texts(RebuiltUsage.of(life.kept(), Optional.of(PLAN), life.now)
                        .events()))
                .hasSize(2)
                .isEqualTo(texts(life.sent));
        assertThat(RebuiltUsage.of(life.kept(), Optional.of(PLAN), life.now.plusMillis(1))
                        .events())
                .isEmpty();
    }

    @Test
    void tellsOfASettlementThatWasKeptWithoutStartAndEnd() {
        Life life = new Life(new Random(7), null);
        life.settle();
        DecisionRow row = DecisionRow.of(life.receipt);
        String closing = Objects.requireNonNull(row.closingJson()).replaceAll("\"startedAt\":\"[^\"]*\",", "");
        assertThat(closing).isNotEqualTo(row.closingJson());
        Receipt before = new DecisionRow(
                        row.subscriberId(),
                        row.requestId(),
                        row.requestHash(),
                        row.accountId(),
                        row.decidedAt(),
                        row.selection(),
                        row.written(),
                        row.taken(),
                        row.state(),
                        row.hold(),
                        row.closingHash(),
                        closing)
                .toReceipt();

        assertThat(RebuiltUsage.of(before, Optional.of(PLAN), Instant.EPOCH)).isEqualTo(new RebuiltUsage(List.of(), 1));
    }

    @Test
    void makesUpNoEstimateWithoutThePlanThatSaysIt() {
        Life life = new Life(new Random(7), null);
        life.expire();

        assertThat(RebuiltUsage.of(life.kept(), Optional.empty(), Instant.EPOCH))
                .isEqualTo(new RebuiltUsage(List.of(), 1));
    }

    @Test
    void hasNothingOfWhatSentNothing() {
        Life open = new Life(new Random(7), null);
        Life givenBack = new Life(new Random(7), null);
        givenBack.end(new ExpiryAnswer(givenBack.now, Fate.RELEASED, null));

        assertThat(RebuiltUsage.of(open.kept(), Optional.of(PLAN), Instant.EPOCH))
                .isEqualTo(new RebuiltUsage(List.of(), 0));
        assertThat(RebuiltUsage.of(givenBack.kept(), Optional.of(PLAN), Instant.EPOCH))
                .isEqualTo(new RebuiltUsage(List.of(), 0));
    }

    private static List<String> texts(List<OutboxMessage> messages) {
        return messages.stream()
                .map(message -> message.eventId()
                        + message.topic()
                        + message.key()
                        + message.type()
                        + message.headers()
                        + new String(message.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    /** A decision from its making on, and what is sent of it meanwhile. */
    private static final class Life {
        private final Random random;
        private final List<OutboxMessage> sent = new ArrayList<>();
        private Instant now;
        private Receipt receipt;

        static Life of(Random random) {
            Life life = new Life(random, random.nextBoolean() ? new Estimate(random.nextInt(9_000), 5) : null);
            int way = random.nextInt(4);
            if (way == 0) {
                life.receipt = life.receipt.with(Hold.NONE);
            }
            if (way >= 2) {
                life.expire();
            }
            if (way != 2) {
                life.settle();
            }
            return life;
        }

        Life(Random random, @Nullable Estimate estimate) {
            this.random = random;
            now = NOON.plusMillis(random.nextInt(3_600_000));
            DecisionId id =
                    DecisionId.of(now, new DecisionKey("subscriber-" + random.nextInt(9), "r:" + random.nextInt()));
            Answer answer = new Answer(
                    id.toString(),
                    id.eventId(),
                    id.requestId(),
                    Outcome.GRANTED,
                    Plans.THINKING,
                    random.nextBoolean() ? Plans.THINKING : "gpt-5",
                    null,
                    null,
                    Reason.WITHIN_ALLOWANCES,
                    random.nextBoolean(),
                    false,
                    PLAN.planVersion(),
                    now.plusSeconds(900),
                    null,
                    null,
                    null,
                    null,
                    Knobs.NONE,
                    List.of());
            receipt = new Receipt(
                    id,
                    new BodyHash("asked"),
                    "account-" + random.nextInt(9),
                    now,
                    random.nextBoolean() ? Selection.MANUAL : Selection.AUTO,
                    Written.of(answer),
                    List.of(),
                    new Receipt.Open(),
                    Hold.until(now.plusSeconds(900), random.nextBoolean(), estimate));
        }

        void expire() {
            pass();
            sent.add(UsageRecorded.estimated(receipt, Holds.estimate(receipt, PLAN.expiry()), now));
            end(new ExpiryAnswer(now, Fate.SETTLED_AT_ESTIMATE, receipt.id().eventId()));
        }

        void end(ExpiryAnswer expiry) {
            receipt = receipt.in(new Receipt.Expired()).with(receipt.hold().ended(expiry));
        }

        void settle() {
            pass();
            Instant started = now.minusNanos(random.nextLong(9_000_000_000L));
            Settlement settlement = new Settlement(
                    "gpt-5-nano",
                    new Usage(some(), some(), some(), some(), some(), some(), some(), some(), some(), some(), some()),
                    random.nextBoolean() ? "us-east" : "eu-north",
                    ServiceTier.values()[random.nextInt(ServiceTier.values().length)],
                    started,
                    started.plusNanos(random.nextLong(9_000_000_000L)));
            sent.add(UsageRecorded.message(receipt, settlement, now));
            receipt = receipt.in(
                    new Receipt.Settled(new BodyHash("told"), SettlementAnswer.of(receipt, settlement, now)));
        }

        /** As its table holds it. */
        Receipt kept() {
            return DecisionRow.of(receipt).toReceipt();
        }

        private void pass() {
            now = now.plus(1 + random.nextInt(100_000), ChronoUnit.MILLIS);
        }

        private long some() {
            return random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000);
        }
    }
}
