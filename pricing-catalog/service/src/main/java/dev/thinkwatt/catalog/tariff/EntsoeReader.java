package dev.thinkwatt.catalog.tariff;

import dev.thinkwatt.catalog.tariff.Remark.Kind;
import dev.thinkwatt.catalog.tariff.TariffFile.Faulty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads a document of type A44 of the ENTSO-E transparency platform: day-ahead prices of one bidding zone per MWh, of one auction
 * sequence. Other sequences are named and never stand in for it.
 */
final class EntsoeReader {

    private static final String NAMESPACE = "urn:iec62325.351:tc57wg16:451-3:publicationdocument:";
    private static final String DOCUMENT = "Publication_MarketDocument";
    private static final String UNIT = "MWH";

    private final PriceReading reading;
    private final int sequence;

    EntsoeReader(TariffLimits limits, int sequence) {
        this.reading = new PriceReading(limits);
        this.sequence = sequence;
    }

    TariffFile read(XmlElement root) throws Unreadable {
        requireDocument(root);
        List<XmlElement> taken = new ArrayList<>();
        List<XmlElement> others = new ArrayList<>();
        for (XmlElement series : root.all("TimeSeries")) {
            (isOfSequence(series) ? taken : others).add(series);
        }
        if (taken.isEmpty()) {
            return Faulty.of(
                    "TimeSeries",
                    others.isEmpty() ? "is missing" : "has no auction sequence " + sequence + ", only others");
        }
        Currency currency = currency(taken);
        String zone = zone(taken);
        for (XmlElement series : taken) {
            read("TimeSeries " + series.text("mRID").orElse("?"), series);
        }
        for (XmlElement series : others) {
            leave(series);
        }
        return reading.result(currency, currency + "/MWh", "ENTSO-E day-ahead " + zone + ", sequence " + sequence);
    }

    private static void requireDocument(XmlElement root) throws Unreadable {
        if (root.name().equals("Acknowledgement_MarketDocument")) {
            String reason = root.first("Reason")
                    .flatMap(element -> element.text("text"))
                    .map(text -> text.replaceAll("\\p{Cntrl}", " "))
                    .orElse("no reason is given");
            throw new Unreadable(root.name(), "has no prices: " + reason.substring(0, Math.min(reason.length(), 200)));
        }
        if (!root.name().equals(DOCUMENT) || !root.namespace().startsWith(NAMESPACE)) {
            throw new Unreadable("the file", "must be a " + DOCUMENT + " of " + NAMESPACE);
        }
        if (!root.text("type").orElse("").equals("A44")) {
            throw new Unreadable("type", "must be A44, day-ahead prices");
        }
    }

    /** A series that names no sequence belongs to the only one there is. */
    private boolean isOfSequence(XmlElement series) {
        return series.text("classificationSequence_AttributeInstanceComponent.position")
                .map(position -> position.equals(Integer.toString(sequence)))
                .orElse(sequence == 1);
    }

    private static Currency currency(List<XmlElement> taken) throws Unreadable {
        String code = only(taken, "currency_Unit.name");
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("currency_Unit.name", "must be the ISO 4217 code of a currency");
        }
    }

    private static String zone(List<XmlElement> taken) throws Unreadable {
        String zone = only(taken, "in_Domain.mRID");
        if (!zone.matches("[A-Z0-9-]{16}")) {
            throw new Unreadable("in_Domain.mRID", "must be the code of a bidding zone, such as 10Y1001A1001A82H");
        }
        return zone;
    }

    private static String only(List<XmlElement> taken, String element) throws Unreadable {
        Set<String> values = taken.stream()
                .map(series -> series.text(element).orElse(""))
                .collect(Collectors.toCollection(TreeSet::new));
        if (values.size() > 1) {
            throw new Unreadable(element, "must be the same for all prices of a file");
        }
        return values.iterator().next();
    }

    private void read(String place, XmlElement series) throws Unreadable {
        require(place, series, "price_Measure_Unit.name", UNIT);
        require(place, series, "businessType", "A62");
        require(place, series, "contract_MarketAgreement.type", "A01");
        String curve = series.text("curveType").orElse("A01");
        if (!curve.equals("A01") && !curve.equals("A03")) {
            reading.fault(place + ", curveType", "must be A01 or A03");
        }
        for (XmlElement period : series.all("Period")) {
            new EntsoePeriod(place, period, curve.equals("A03"), reading).read();
        }
    }

    private void require(String place, XmlElement series, String element, String value) {
        String found = series.text(element).orElse("");
        boolean isUnit = element.equals("price_Measure_Unit.name");
        if (!found.equals(value) && (isUnit || !found.isEmpty())) {
            reading.fault(place + ", " + element, "must be " + value);
        }
    }

    private void leave(XmlElement series) throws Unreadable {
        String position = series.text("classificationSequence_AttributeInstanceComponent.position")
                .filter(text -> text.matches("\\d{1,3}"))
                .orElse("?");
        for (XmlElement period : series.all("Period")) {
            Instant start = EntsoePeriod.instant(period, "start");
            Instant end = EntsoePeriod.instant(period, "end");
            int points = period.all("Point").size();
            reading.found(Kind.OTHER_SERIES, start, end, points, "auction sequence " + position);
        }
    }
}
