package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.invoice.InvoiceLine.AtRate;
import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.billing.why.Why;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.energy.KilowattHours;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the charges of one line add up to: all of it, or what was drawn at one price of electricity. */
final class LineParts {

    /** So many events are told one by one; of more, the days. */
    private static final int EVENTS_MAX = 24;

    /** Of electricity: per kWh, as published or estimated, and after the purchase agreement. */
    private record Price(
            BigDecimal published,
            BigDecimal effective,
            @Nullable YearMonth indexMonth,
            boolean estimated) {
        static Price of(EnergyCharge.Part part) {
            return new Price(
                    part.price().stripTrailingZeros(),
                    part.effectivePrice().stripTrailingZeros(),
                    part.indexMonth(),
                    part.isEstimated());
        }

        static Price of(AtRate at) {
            return new Price(
                    at.price().stripTrailingZeros(),
                    at.price().subtract(at.discount()).stripTrailingZeros(),
                    at.indexMonth(),
                    at.isEstimated());
        }
    }

    private record OfEvent(UUID eventId, BigDecimal quantity) {}

    private static final class Sum {
        private final Map<LocalDate, BigDecimal> days = new TreeMap<>();
        private final List<OfEvent> events = new ArrayList<>();
        private long count;

        void add(UUID eventId, LocalDate day, BigDecimal quantity) {
            count++;
            days.merge(day, quantity, BigDecimal::add);
            if (count <= EVENTS_MAX) {
                events.add(new OfEvent(eventId, quantity));
            }
        }
    }

    private final InvoiceLine line;
    private final ZoneId zone;
    private final Catalog catalog;
    private final Sum all = new Sum();
    private final Sum net = new Sum();
    private final Map<Price, Sum> byPrice = new HashMap<>();

    LineParts(InvoiceLine line, ZoneId zone, Catalog catalog) {
        this.line = line;
        this.zone = zone;
        this.catalog = catalog;
    }

    /** @param sign 1, or -1 for a charge that is taken back */
    void add(Charge charge, int sign) {
        LinePart.of(line, charge, catalog).ifPresent(part -> {
            LocalDate day = LocalDate.ofInstant(charge.startedAt(), zone);
            all.add(charge.eventId(), day, part.times(sign).quantity());
            EnergyCharge energy = charge.rated().energy();
            if (line instanceof InvoiceLine.Energy && energy != null) {
                addByPrice(charge.eventId(), day, energy, sign);
                net.add(charge.eventId(), day, charge.rated().charged().amount().multiply(BigDecimal.valueOf(sign)));
            }
        });
    }

    private void addByPrice(UUID eventId, LocalDate day, EnergyCharge energy, int sign) {
        for (EnergyCharge.Part part : energy.parts()) {
            BigDecimal kwh = KilowattHours.of(sign * part.nanoWattHours());
            byPrice.computeIfAbsent(Price.of(part), price -> new Sum()).add(eventId, day, kwh);
        }
    }

    /**
     * The sum, from its events or, where they are many, from its days.
     *
     * @param charges where all of them are listed
     */
    Why quantity(String what, String unit, String charges) {
        return tree(all, what, unit, charges);
    }

    /** What the usage was charged whose electricity the line is about. */
    Why usageNet(String currency, String charges) {
        return tree(net, "Charged for usage of the site", currency, charges);
    }

    /** What was drawn at one price. */
    Why drawn(AtRate at, String charges) {
        return tree(byPrice.getOrDefault(Price.of(at), new Sum()), "Drawn", "kWh", charges);
    }

    private static Why tree(Sum sum, String what, String unit, String charges) {
        List<Why> parts = sum.count <= EVENTS_MAX
                ? sum.events.stream()
                        .map(event -> Why.given("Event " + event.eventId(), event.quantity(), unit, "the event")
                                .at("/console/billing/usage/events/" + event.eventId()))
                        .toList()
                : sum.days.entrySet().stream()
                        .map(day -> Why.given("Used on " + day.getKey(), day.getValue(), unit, "the events of the day"))
                        .toList();
        String events = sum.count + (sum.count == 1 ? " event" : " events");
        return Why.sum(what + ", " + events, unit, parts).at(charges);
    }
}
