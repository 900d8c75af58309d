package dev.thinkwatt.catalog.tariff;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Currency;

/** Reads {@code {"object": "list", "data": [{start_timestamp, end_timestamp, marketprice, unit}]}}: ms of the epoch, Eur/MWh. */
final class AwattarReader {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final String UNIT = "Eur/MWh";
    private static final int PER_MWH = 3;

    private final TariffLimits limits;
    private final PriceReading reading;

    AwattarReader(TariffLimits limits) {
        this.limits = limits;
        this.reading = new PriceReading(limits);
    }

    TariffFile read(JsonNode root) throws Unreadable {
        JsonNode data = JsonFile.array(root, "data", limits.intervalsMax());
        for (int i = 0; i < data.size(); i++) {
            read("data[" + i + "]", data.get(i));
        }
        return reading.result(EURO, UNIT, "aWATTar market price");
    }

    private void read(String place, JsonNode item) throws Unreadable {
        JsonNode start = item.path("start_timestamp");
        JsonNode end = item.path("end_timestamp");
        JsonNode price = item.path("marketprice");
        if (!UNIT.equals(item.path("unit").asText())) {
            reading.fault(place + ".unit", "must be " + UNIT);
        } else if (!start.canConvertToLong() || !start.isIntegralNumber()) {
            reading.fault(place + ".start_timestamp", "must be ms since 1970");
        } else if (!end.canConvertToLong() || !end.isIntegralNumber()) {
            reading.fault(place + ".end_timestamp", "must be ms since 1970");
        } else if (!price.isNumber()) {
            reading.fault(place + ".marketprice", "must be a number, with a point before its decimals");
        } else {
            reading.add(
                    place,
                    Instant.ofEpochMilli(start.longValue()),
                    Instant.ofEpochMilli(end.longValue()),
                    price.decimalValue(),
                    PER_MWH,
                    false);
        }
    }
}
