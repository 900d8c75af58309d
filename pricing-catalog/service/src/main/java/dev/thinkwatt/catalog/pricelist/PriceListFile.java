package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.support.problem.Violation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What reading a file of prices comes to: all of it, or what is wrong with it. */
sealed interface PriceListFile {

    /**
     * @param models by id
     * @param ignored fields that say nothing of money, and of how many models
     */
    record Read(SortedMap<String, ListedModel> models, Map<String, Integer> ignored) implements PriceListFile {
        public Read {
            models = Collections.unmodifiableSortedMap(new TreeMap<>(models));
            ignored = Collections.unmodifiableMap(new TreeMap<>(ignored));
        }
    }

    /** @param faults each with {@code model.field} */
    record Faulty(List<Violation> faults) implements PriceListFile {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
