package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.support.problem.Violation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that keeps a draft from being published, where pages say it. */
record Faults(List<Violation> all) {

    static final Faults NONE = new Faults(List.of());

    /** Those of one section. */
    public List<Violation> of(Section section) {
        return all.stream().filter(section::has).toList();
    }

    /** The first of one section, with its path; null where there is none. */
    @Nullable String first(Section section) {
        return of(section).stream()
                .findFirst()
                .map(fault -> fault.field() + " " + fault.rule() + ".")
                .orElse(null);
    }

    /** The first rule that a field, or a part of it, breaks, as a sentence; null where none is broken. */
    public @Nullable String at(String path) {
        return all.stream()
                .filter(fault -> isWithin(fault.field(), path))
                .findFirst()
                .map(fault -> sentence(fault, path))
                .orElse(null);
    }

    /**
     * What is wrong in each of several places, as a sentence: a fault is told where it is, or, where it is about what lies
     * around places, at the first of those, or else at the nearest place around it.
     *
     * @param paths of the places, in their order
     */
    Map<String, String> among(List<String> paths) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Violation fault : all) {
            String path = fault.field();
            Optional<String> inside =
                    paths.stream().filter(place -> isWithin(place, path)).findFirst();
            inside.or(() -> paths.stream()
                            .filter(place -> isWithin(path, place))
                            .max(Comparator.comparingInt(String::length)))
                    .ifPresent(place -> wrong.putIfAbsent(place, sentence(fault, inside.isPresent() ? path : place)));
        }
        return wrong;
    }

    private static boolean isWithin(String path, String around) {
        return path.equals(around) || path.startsWith(around + ".") || path.startsWith(around + "[");
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
