package dev.thinkwatt.catalog.tariff;

import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reading a file of electricity prices comes to: its prices with what is odd about them, or what is wrong with it. */
public sealed interface TariffFile {

    /**
     * @param currency of the prices; null where the format does not say
     * @param unit as the file states it
     * @param source the index that the prices come from, as the file names it
     * @param intervals in order, never overlapping
     * @param remarks in order of time
     */
    record Read(
            @Nullable Currency currency,
            String unit,
            String source,
            List<TariffInterval> intervals,
            List<Remark> remarks)
            implements TariffFile {
        public Read {
            intervals = List.copyOf(intervals);
            remarks = List.copyOf(remarks);
        }
    }

    record Faulty(List<Fault> faults) implements TariffFile {
        public Faulty {
            faults = List.copyOf(faults);
        }

        static Faulty of(String place, String rule) {
            return new Faulty(List.of(new Fault(place, rule)));
        }
    }

    /** @param place where in the file, in words of its format */
    record Fault(String place, String rule) {}
}
