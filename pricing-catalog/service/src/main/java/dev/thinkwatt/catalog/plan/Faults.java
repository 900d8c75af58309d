package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.support.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that keeps a draft from being published, where pages say it. */
record Faults(List<Violation> all) {

    static final Faults NONE = new Faults(List.of());

    /** Those of one section. */
    public List<Violation> of(Section section) {
        return all.stream().filter(section::has).toList();
    }

    /** The first rule that a field, or a part of it, breaks, as a sentence; null where none is broken. */
    public @Nullable String at(String path) {
        return all.stream()
                .filter(fault -> fault.field().equals(path)
                        || fault.field().startsWith(path + ".")
                        || fault.field().startsWith(path + "["))
                .findFirst()
                .map(fault -> sentence(fault, path))
                .orElse(null);
    }

    /** What is wrong with a price; null where nothing is known to be. */
    @Nullable String wrong(PriceTable.Cell cell) {
        if (cell.path() == null) {
            return null;
        }
        String ofAmount = at(cell.path() + ".price.amount");
        return ofAmount == null ? at(cell.path()) : ofAmount;
    }

    private static String sentence(Violation fault, String path) {
        String part = fault.field().substring(path.length()).replaceFirst("^[.]", "");
        String words = part.isEmpty() ? fault.rule() : part + " " + fault.rule();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + (words.endsWith(".") ? "" : ".");
    }
}
