package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.tariff.SupplyReader;
import dev.thinkwatt.catalog.tariff.TariffFile;
import dev.thinkwatt.catalog.tariff.TariffFile.Fault;
import dev.thinkwatt.catalog.tariff.TariffFile.Faulty;
import dev.thinkwatt.catalog.tariff.TariffFile.Read;
import dev.thinkwatt.catalog.tariff.TariffFormat;
import dev.thinkwatt.catalog.tariff.TariffInterval;
import dev.thinkwatt.catalog.tariff.TariffLimits;
import java.time.ZoneId;
import java.util.List;

/** What files of prices may be written in. */
enum FileFormat {
    ENTSOE_A44,
    AWATTAR,
    OCTOPUS_AGILE,
    OCTOPUS_AGILE_CSV,
    /** The terms of a supply contract, JSON. */
    SUPPLY_TERMS,
    /** Of one line an interval, in the site's currency. */
    CSV;

    /**
     * @param zone of the site, whose days a CSV file keeps apart itself
     * @param sequence the auction sequence whose prices are taken
     */
    TariffFile read(byte[] file, ZoneId zone, TariffLimits limits, int sequence) {
        return switch (this) {
            case SUPPLY_TERMS -> SupplyReader.read(file, zone, limits);
            case CSV -> csv(file, zone, limits);
            case ENTSOE_A44 -> TariffFormat.ENTSOE_A44.read(file, limits, sequence);
            case AWATTAR -> TariffFormat.AWATTAR.read(file, limits, sequence);
            case OCTOPUS_AGILE -> TariffFormat.OCTOPUS_AGILE.read(file, limits, sequence);
            case OCTOPUS_AGILE_CSV -> TariffFormat.OCTOPUS_AGILE_CSV.read(file, limits, sequence);
        };
    }

    private static TariffFile csv(byte[] file, ZoneId zone, TariffLimits limits) {
        return switch (new PriceCsv(zone, limits.absurdPerKwh(), limits.intervalsMax() + 1).read(file)) {
            case PriceFile.Read(var intervals) ->
                new Read(
                        null,
                        "as its header says",
                        "CSV import",
                        intervals.stream()
                                .map(interval -> new TariffInterval(
                                        interval.start(), interval.end(), interval.pricePerKwh(), false))
                                .toList(),
                        List.of());
            case PriceFile.Faulty(var faults) ->
                new Faulty(faults.stream()
                        .map(fault -> new Fault("line " + fault.line(), fault.rule()))
                        .toList());
        };
    }
}
