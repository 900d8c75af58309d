package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import java.util.List;

/** What reading a file of electricity prices comes to: all of it, or everything that is wrong with it. */
sealed interface PriceFile {

    /** @param intervals in order, never overlapping, none over a local midnight */
    record Read(List<Interval> intervals) implements PriceFile {
        public Read {
            intervals = List.copyOf(intervals);
        }
    }

    record Faulty(List<Fault> faults) implements PriceFile {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /** @param line counts from 1, the header */
    record Fault(int line, String rule) {}
}
