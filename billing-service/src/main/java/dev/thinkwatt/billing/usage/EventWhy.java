package dev.thinkwatt.billing.usage;

import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.billing.why.Why;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.energy.EnergyCharge.Part;
import dev.thinkwatt.model.energy.EnergyProfile;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.rating.Rating.Item;
import dev.thinkwatt.model.usage.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The trees of numbers behind a charge: what its usage is worth, and what its electricity comes to. Pure. */
final class EventWhy {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final int NANO_DECIMALS = 9;
    private static final int KWH_DECIMALS = 12;

    private final Charge charge;
    private final String money;
    private final String plan;
    private final String page;

    EventWhy(Charge charge) {
        this.charge = charge;
        this.money = charge.currency().getCurrencyCode();
        this.plan = "plan " + charge.rated().plan().id() + ", version "
                + charge.rated().plan().version();
        this.page = "/console/catalog/plans/" + charge.rated().plan().id() + "/versions/"
                + charge.rated().plan().version();
    }

    /** What its usage is worth at its prices. */
    Why worth() {
        List<Why> items = charge.rated().items().stream().map(this::item).toList();
        return Why.sum("Worth", money, items).recorded(charge.rated().worth().amount());
    }

    private Why item(Item item) {
        String kind = item.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Why.quotient(
                        Character.toUpperCase(kind.charAt(0)) + kind.substring(1),
                        money,
                        Why.given("Quantity", BigDecimal.valueOf(item.quantity()), "", "the event"),
                        given("Price", item.price().price().amount(), money),
                        given(
                                "Units that the price is for",
                                BigDecimal.valueOf(item.price().per()),
                                ""))
                .recorded(item.amount());
    }

    /** What of its electricity is passed on; nothing where no figures are known. */
    Optional<Why> energy(Catalog catalog) {
        EnergyCharge energy = charge.rated().energy();
        if (energy == null) {
            return Optional.empty();
        }
        return catalog.plan(charge.rated().plan())
                .flatMap(sold -> sold.model(charge.model()))
                .map(ServedModel::energy)
                .map(profile -> amount(energy, facility(energy, profile)));
    }

    private Why amount(EnergyCharge energy, Why facility) {
        List<Why> parts = new ArrayList<>();
        for (Part part : energy.parts()) {
            Why kwh = energy.parts().size() == 1
                    ? Why.quotient("In kWh", "kWh", facility, Why.given("Wh in a kWh", THOUSAND, "", "the units"))
                    : share(energy, part, facility);
            parts.add(Why.product("From " + part.intervalStart(), money, kwh, rate(part))
                    .recorded(part.amount()));
        }
        return Why.sum("Surcharge", money, parts).recorded(energy.amount().amount());
    }

    /** Of electricity that is apportioned: all of it, times the part of it that falls into the interval. */
    private static Why share(EnergyCharge energy, Part part, Why facility) {
        return Why.quotient(
                "In kWh",
                "kWh",
                KWH_DECIMALS,
                facility,
                Why.given(
                        "Share of the interval",
                        BigDecimal.valueOf(part.nanoWattHours()),
                        "nWh",
                        "the milliseconds that it ran in it"),
                Why.given(
                        "Of all",
                        BigDecimal.valueOf(energy.nanoWattHours()).multiply(THOUSAND),
                        "nWh Wh/kWh",
                        "the event"));
    }

    private Why rate(Part part) {
        return Why.given(
                "Rate",
                part.rate(),
                money + "/kWh",
                (part.isEstimated() ? "estimated " : "")
                        + (part.indexMonth() == null ? "index price " : "index of " + part.indexMonth() + ", ")
                        + plain(part.price()) + ", "
                        + plain(part.effectivePrice()) + " after the purchase agreement, cut by " + plain(part.cut())
                        + " (" + part.source() + ")");
    }

    /** {@code E_fac = E_it · PUE · L / H}, HALF_UP to whole nWh. */
    private Why facility(EnergyCharge energy, EnergyProfile profile) {
        return Why.quotient(
                        "Drawn by the facility",
                        "Wh",
                        NANO_DECIMALS,
                        computers(profile),
                        Why.given("PUE", energy.pue(), "", "site " + energy.site()),
                        given("Latency factor of the service tier", energy.latencyFactor(), ""),
                        Why.given("Work per Wh", energy.workPerWh(), "", "hardware " + energy.hardwareClass()))
                .recorded(BigDecimal.valueOf(energy.nanoWattHours(), NANO_DECIMALS));
    }

    private Why computers(EnergyProfile profile) {
        Usage usage = charge.usage();
        long input = usage.inputTokens()
                + usage.cacheWriteTokens()
                + usage.cacheWriteHourTokens()
                + usage.audioInputTokens()
                + usage.imageInputTokens();
        long output = usage.outputTokens() + usage.audioOutputTokens() + usage.imageOutputTokens();
        return Why.sum(
                "Drawn by the computers",
                "Wh",
                List.of(
                        tokens("Input", input, profile.inputWh()),
                        tokens("Cached input", usage.cachedInputTokens(), profile.cachedWh()),
                        tokens("Output", output, profile.outputWh()),
                        tokens("Reasoning", usage.reasoningTokens(), profile.reasoningWh()),
                        given("The request itself", profile.requestWh(), "Wh")));
    }

    private Why tokens(String what, long quantity, BigDecimal wattHours) {
        return Why.quotient(
                what,
                "Wh",
                Why.given("Tokens", BigDecimal.valueOf(quantity), "", "the event"),
                given("Drawn by a million of them", wattHours, "Wh"),
                Why.given("A million", MILLION, "", "the unit"));
    }

    private Why given(String what, BigDecimal number, String unit) {
        return Why.given(what, number, unit, plan).at(page);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
