package dev.thinkwatt.model.plan;

import dev.thinkwatt.model.usage.ServiceTier;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/** The prices of a plan in its own order, with an index: rating looks rows up for every event. */
final class PriceRows extends AbstractList<Price> implements RandomAccess {

    private record Subject(String model, ServiceTier tier) {}

    private static final Comparator<Price> MOST_SPECIFIC_FIRST =
            Comparator.comparingInt(PriceRows::place).thenComparing(PriceRows::step, Comparator.reverseOrder());

    private final List<Price> rows;
    private final Map<Subject, List<Price>> bySubject = new HashMap<>();

    PriceRows(List<Price> rows) {
        this.rows = List.copyOf(rows);
        for (Price row : this.rows) {
            bySubject
                    .computeIfAbsent(new Subject(row.model(), row.tier()), subject -> new ArrayList<>())
                    .add(row);
        }
        bySubject.values().forEach(found -> found.sort(MOST_SPECIFIC_FIRST));
    }

    /** The rows of a model in a tier, the most specific first. */
    List<Price> of(String model, ServiceTier tier) {
        return bySubject.getOrDefault(new Subject(model, tier), List.of());
    }

    @Override
    public Price get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }

    private static int place(Price row) {
        if (row.site() != null) {
            return 0;
        }
        return row.siteGroup() != null ? 1 : 2;
    }

    private static long step(Price row) {
        return row.contextAbove() == null ? 0 : row.contextAbove();
    }
}
