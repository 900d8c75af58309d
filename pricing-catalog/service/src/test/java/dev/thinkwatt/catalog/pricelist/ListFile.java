package dev.thinkwatt.catalog.pricelist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.catalog.pricelist.ListPrice.Slot;
import dev.thinkwatt.catalog.pricelist.PriceListFile.Faulty;
import dev.thinkwatt.catalog.pricelist.PriceListFile.Read;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.util.List;

/** Reads what tests write. */
final class ListFile {

    private ListFile() {}

    static Read read(String json) {
        return switch (read(json.getBytes(UTF_8))) {
            case Read read -> read;
            case Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }

    static PriceListFile read(byte[] file) {
        return PriceListReader.read(file, BigDecimal.valueOf(10_000), 300);
    }

    /** One model called {@code m}. */
    static ListedModel model(String fields) {
        Read read = read("{\"m\": {" + fields + "}}");
        assertThat(read.models()).hasSize(1);
        return read.models().firstEntry().getValue();
    }

    /** Each as {@code field: rule}. */
    static List<String> faults(String json) {
        return faults(json.getBytes(UTF_8));
    }

    static List<String> faults(byte[] file) {
        return ((Faulty) read(file))
                .faults().stream()
                        .map(fault -> fault.field() + ": " + fault.rule())
                        .toList();
    }

    static ListPrice price(UsageKind kind, ServiceTier tier, long contextAbove, String perMillion) {
        return new ListPrice(new Slot(kind, tier, contextAbove), new BigDecimal(perMillion));
    }
}
