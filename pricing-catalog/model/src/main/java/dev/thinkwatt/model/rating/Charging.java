package dev.thinkwatt.model.rating;

import dev.thinkwatt.model.plan.ChargeModel;
import dev.thinkwatt.model.plan.ChargeModel.Graduated;
import dev.thinkwatt.model.plan.ChargeModel.Package;
import dev.thinkwatt.model.plan.ChargeModel.PerUnit;
import dev.thinkwatt.model.plan.ChargeModel.Tier;
import dev.thinkwatt.model.plan.ChargeModel.Volume;
import dev.thinkwatt.model.plan.UnitPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a charge model makes of a quantity: exact, and nothing for nothing. */
public final class Charging {

    private Charging() {}

    /**
     * So many units at one price.
     *
     * @param quantity units, or packages
     * @param amount exact
     */
    public record Part(long quantity, UnitPrice unit, BigDecimal amount) {
        static Part of(long quantity, UnitPrice unit) {
            return new Part(quantity, unit, unit.of(quantity));
        }
    }

    /** The parts that a quantity falls into, in order; none for a quantity of zero. */
    public static List<Part> parts(ChargeModel model, long quantity) {
        if (quantity < 0) {
            throw new IllegalArgumentException("a quantity is never negative: " + quantity);
        }
        if (quantity == 0) {
            return List.of();
        }
        return switch (model) {
            case PerUnit(UnitPrice unit) -> List.of(Part.of(quantity, unit));
            case Graduated(List<Tier> tiers) -> graduated(tiers, quantity);
            case Volume(List<Tier> tiers) ->
                List.of(Part.of(quantity, reached(tiers, quantity).unit()));
            case Package(var price, long size) ->
                List.of(Part.of(Math.ceilDiv(quantity, size), new UnitPrice(price, 1)));
        };
    }

    private static List<Part> graduated(List<Tier> tiers, long quantity) {
        List<Part> parts = new ArrayList<>();
        long start = 0;
        for (Tier tier : tiers) {
            long end = tier.upTo() == null ? quantity : Math.min(tier.upTo(), quantity);
            if (end > start) {
                parts.add(Part.of(end - start, tier.unit()));
                start = end;
            }
        }
        return List.copyOf(parts);
    }

    private static Tier reached(List<Tier> tiers, long quantity) {
        return tiers.stream()
                .filter(tier -> tier.upTo() == null || quantity <= tier.upTo())
                .findFirst()
                .orElseThrow();
    }
}
