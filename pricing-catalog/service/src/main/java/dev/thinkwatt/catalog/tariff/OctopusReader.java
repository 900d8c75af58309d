package dev.thinkwatt.catalog.tariff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.catalog.tariff.Remark.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Optional;

/**
 * Reads {@code {"next": …, "results": [{value_exc_vat, valid_from, valid_to, payment_method}]}}: pence per kWh, the newest first,
 * tax apart. Of several ways of paying, direct debit is taken.
 */
final class OctopusReader {

    private static final Currency POUND = Currency.getInstance("GBP");
    private static final int PENCE = 2;
    private static final String DIRECT_DEBIT = "DIRECT_DEBIT";

    private final TariffLimits limits;
    private final PriceReading reading;

    OctopusReader(TariffLimits limits) {
        this.limits = limits;
        this.reading = new PriceReading(limits);
    }

    TariffFile read(JsonNode root) throws Unreadable {
        JsonNode results = JsonFile.array(root, "results", limits.intervalsMax());
        for (int i = 0; i < results.size(); i++) {
            read("results[" + i + "]", results.get(i));
        }
        if (root.path("next").isTextual()) {
            instant(results.get(results.size() - 1), "valid_from")
                    .ifPresent(first -> reading.found(
                            Kind.INCOMPLETE, first, first, 0, "the file has a next page, whose prices are not here"));
        }
        return reading.result(POUND, "pence/kWh without tax", "Octopus Agile");
    }

    private void read(String place, JsonNode item) throws Unreadable {
        Optional<Instant> start = instant(item, "valid_from");
        Optional<Instant> end = instant(item, "valid_to");
        JsonNode price = item.path("value_exc_vat");
        if (start.isEmpty()) {
            reading.fault(place + ".valid_from", "must be an instant such as 2026-11-24T00:00:00Z");
        } else if (end.isEmpty() && !item.path("valid_to").isNull()) {
            reading.fault(place + ".valid_to", "must be an instant such as 2026-11-24T00:30:00Z, or null");
        } else if (!price.isNumber()) {
            reading.fault(place + ".value_exc_vat", "must be a number of pence, with a point before its decimals");
        } else if (!isDirectDebit(item.path("payment_method"))) {
            reading.found(
                    Kind.OTHER_SERIES, start.get(), end.orElse(start.get()), 1, "paid otherwise than by direct debit");
        } else if (end.isEmpty()) {
            reading.found(Kind.OPEN_ENDED, start.get(), start.get(), 1, "the file does not say until when it holds");
        } else {
            reading.add(place, start.get(), end.get(), price.decimalValue(), PENCE, false);
        }
    }

    private static boolean isDirectDebit(JsonNode method) {
        return method.isMissingNode() || method.isNull() || DIRECT_DEBIT.equals(method.asText());
    }

    private static Optional<Instant> instant(JsonNode item, String field) {
        try {
            Instant instant = OffsetDateTime.parse(item.path(field).asText()).toInstant();
            return PriceReading.isInTime(instant) ? Optional.of(instant) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
