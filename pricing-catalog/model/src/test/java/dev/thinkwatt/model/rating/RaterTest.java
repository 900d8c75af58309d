package dev.thinkwatt.model.rating;

import static dev.thinkwatt.model.Sample.THINKING;
import static dev.thinkwatt.model.Sample.listPrices;
import static dev.thinkwatt.model.Sample.price;
import static dev.thinkwatt.model.rating.SampleCatalogs.LONG_CONTEXT;
import static dev.thinkwatt.model.rating.SampleCatalogs.METERED;
import static dev.thinkwatt.model.rating.SampleCatalogs.energy;
import static dev.thinkwatt.model.rating.SampleCatalogs.included;
import static dev.thinkwatt.model.rating.SampleCatalogs.metered;
import static dev.thinkwatt.model.rating.SampleCatalogs.rate;
import static dev.thinkwatt.model.rating.SampleCatalogs.rated;
import static dev.thinkwatt.model.rating.SampleCatalogs.withoutSurcharge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.SampleEvent;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.rating.Rating.Item;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RaterTest {

    static LongStream seeds() {
        return Sample.seeds();
    }

    @Test
    void pricesEachKindUsedAtItsPrice() {
        Rated rated = rated(LONG_CONTEXT, METERED);

        assertThat(rated.items())
                .extracting(
                        Item::kind,
                        Item::quantity,
                        item -> item.amount().stripTrailingZeros().toPlainString())
                .containsExactly(
                        tuple(UsageKind.INPUT, 16_000L, "0.02"),
                        tuple(UsageKind.CACHED_INPUT, 180_000L, "0.0225"),
                        tuple(UsageKind.OUTPUT, 800L, "0.008"),
                        tuple(UsageKind.REASONING, 6_000L, "0.06"));
        assertThat(rated.worth().amount()).isEqualByComparingTo("0.1105");
        assertThat(rated.charged()).isEqualTo(rated.worth());
        assertThat(rated.included()).isFalse();
    }

    @Test
    void passesElectricityOn() {
        Rated rated = rated(LONG_CONTEXT, METERED);

        assertThat(energy(rated).nanoWattHours()).isEqualTo(6_144_000_000L);
        assertThat(energy(rated).amount().amount()).isEqualByComparingTo("0.00012288");
    }

    @Test
    void anIncludedEventIsWorthItsPriceAndIsNotChargedForIt() {
        Rated rated = rated(LONG_CONTEXT, included());

        assertThat(rated.included()).isTrue();
        assertThat(rated.worth().amount()).isEqualByComparingTo("0.1105");
        assertThat(rated.charged().amount()).isEqualByComparingTo("0");
        assertThat(energy(rated).amount().amount()).isEqualByComparingTo("0.00012288");
    }

    @Test
    void overageIsChargedThoughThePlanIncludesUsage() {
        Rated rated = rated(LONG_CONTEXT.beyondItsAllowance(), included());

        assertThat(rated.included()).isFalse();
        assertThat(rated.charged().amount()).isEqualByComparingTo("0.1105");
    }

    @Test
    void aPriceOfTheRequestBringsItsTokensWithIt() {
        Rated rated = rated(LONG_CONTEXT, metered(List.of(price(THINKING, UsageKind.REQUEST, "0.02", 1))));

        assertThat(rated.items()).extracting(Item::kind).containsExactly(UsageKind.REQUEST);
        assertThat(rated.worth()).isEqualTo(Money.of("0.02", "USD"));
    }

    @Test
    void aPriceOfTheRequestMayHavePricesOfKindsBesideIt() {
        SampleEvent withTools = SampleEvent.using(new Usage(100, 0, 0, 0, 100, 0, 0, 0, 0, 0, 3));
        List<Price> prices = List.of(
                price(THINKING, UsageKind.REQUEST, "0.02", 1), price(THINKING, UsageKind.TOOL_CALL, "10", 1000));

        assertThat(rated(withTools, metered(prices)).worth().amount()).isEqualByComparingTo("0.05");
    }

    @Test
    void pricesATierAtItsOwnRows() {
        List<Price> prices = new ArrayList<>(listPrices(THINKING));
        prices.add(new Price(THINKING.id(), UsageKind.OUTPUT, ServiceTier.PRIORITY, Money.of("20", "USD"), 1_000_000));
        SampleEvent event = SampleEvent.using(Usage.ofText(0, 1_000)).in(ServiceTier.PRIORITY);

        Rated rated = rated(event, metered(prices));

        assertThat(rated.worth().amount()).isEqualByComparingTo("0.02");
        assertThat(energy(rated).latencyFactor()).isEqualByComparingTo("1.157625");
    }

    @Test
    void aMeteredRequestThatUsedNothingCostsNothing() {
        Rated rated = rated(SampleEvent.using(Usage.NONE), METERED);

        assertThat(rated.items()).isEmpty();
        assertThat(rated.charged()).isEqualTo(Money.zero(Sample.USD));
    }

    @Test
    void withoutASurchargeEnergyIsReportedWhereItIsKnown() {
        Rated known = rated(LONG_CONTEXT, withoutSurcharge(Sample.day("0.10")));

        assertThat(energy(known).nanoWattHours()).isEqualTo(6_144_000_000L);
        assertThat(energy(known).amount().currency()).isEqualTo(Sample.USD);
        assertThat(energy(known).amount().amount()).isEqualByComparingTo("0");
        assertThat(rated(LONG_CONTEXT, withoutSurcharge()).energy()).isNull();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void orderOfEventsChangesNothing(long seed) {
        Random random = new Random(seed);
        List<SampleEvent> events = new ArrayList<>(
                Stream.generate(() -> randomEvent(random)).limit(50).toList());

        BigDecimal inOrder = total(events);
        Collections.shuffle(events, random);

        assertThat(total(events)).as("-Dseed=%d", seed).isEqualByComparingTo(inOrder);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameEventIsPricedTheSameAgain(long seed) {
        SampleEvent event = randomEvent(new Random(seed));

        assertThat(rate(event, METERED)).as("-Dseed=%d", seed).isEqualTo(rate(event, METERED));
    }

    private static SampleEvent randomEvent(Random random) {
        long input = random.nextLong(200_000);
        long cached = random.nextLong(200_000);
        return SampleEvent.using(
                new Usage(input, cached, 0, 0, random.nextLong(8_000), random.nextLong(8_000), 0, 0, 0, 0, 0));
    }

    private static BigDecimal total(List<SampleEvent> events) {
        return events.stream()
                .map(event -> rated(event, METERED))
                .map(rated -> rated.charged().plus(energy(rated).amount()).amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
