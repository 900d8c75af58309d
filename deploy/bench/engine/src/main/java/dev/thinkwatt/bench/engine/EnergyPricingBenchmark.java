package dev.thinkwatt.bench.engine;

import dev.thinkwatt.model.energy.ElectricityPrices;
import dev.thinkwatt.model.energy.EnergyProfile;
import dev.thinkwatt.model.energy.Surcharge;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.energy.SurchargePolicy.IntervalRule;
import dev.thinkwatt.model.usage.UsageEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The electricity of 1,000,000 requests, on one core: which price each takes, what it drew, and what that costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(1)
public class EnergyPricingBenchmark {

    private static final int EVENTS = 1_000_000;
    private static final long SEED = 42;

    private static final EnergyProfile PROFILE = new EnergyProfile(
            new BigDecimal("50"),
            new BigDecimal("5"),
            new BigDecimal("500"),
            new BigDecimal("500"),
            new BigDecimal("0.02"),
            EnergyProfile.Basis.MODELLED,
            "benchmark");

    /** Which prices a request takes. */
    @Param({"START", "APPORTION"})
    public String rule = "START";

    /** How many months before its own the index is of that a request takes. */
    @Param({"0", "2"})
    public int lagMonths;

    private SurchargePolicy policy = policy(IntervalRule.START, 0);
    private ElectricityPrices prices = ElectricityPrices.of(List.of());
    private UsageEvent[] events = {};

    /** Makes the year. */
    @Setup
    public void makeYear() {
        Year year = new Year(SEED);
        prices = year.prices();
        events = year.events(EVENTS);
        policy = policy(IntervalRule.valueOf(rule), lagMonths);
    }

    private static SurchargePolicy policy(IntervalRule rule, int lagMonths) {
        return new SurchargePolicy(
                Year.EURO,
                new BigDecimal("0.08"),
                BigDecimal.ONE,
                null,
                new BigDecimal("0.15"),
                rule,
                Map.of(),
                lagMonths,
                null,
                null,
                null,
                null);
    }

    /** Prices them all. */
    @Benchmark
    public void priceAMillionEvents(Blackhole hole) {
        for (UsageEvent event : events) {
            hole.consume(Surcharge.charge(
                    event, PROFILE, policy, Surcharge.intervals(event, policy, prices, false), Year.EURO));
        }
    }
}
