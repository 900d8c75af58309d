package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.form.Drawn;
import dev.thinkwatt.catalog.form.Drawn.Told;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A section of a draft as a form that is filled in.
 *
 * @param chains which model serves after which, where the section says it
 * @param wrong what is wrong, by the name of the answer or the list
 * @param next the answer, or the way to add one, where to go on; empty where it was not changed by a button
 */
record SectionForm(List<Drawn> parts, List<String> chains, Map<String, String> wrong, String next) {

    static SectionForm of(List<Drawn> parts, List<String> chains, Faults faults) {
        return new SectionForm(
                parts, chains, faults.among(places(parts).map(Told::name).toList()), "");
    }

    /** @param place a row, whose first answer it is, or the way to add one */
    SectionForm goingOnAt(String place) {
        String next = parts.stream()
                .flatMap(Drawn::entries)
                .map(Drawn.Entry::name)
                .filter(name -> name.startsWith(place + "."))
                .findFirst()
                .orElse(place);
        return new SectionForm(parts, chains, wrong, next);
    }

    /** What is wrong in a place; null where nothing is known to be. */
    public @Nullable String wrong(Told place) {
        return wrong.get(place.name());
    }

    /** Whether something is wrong in a box, which is folded else. */
    public boolean opens(Drawn.Box box) {
        return box.places().anyMatch(place -> wrong(place) != null);
    }

    /** Whether typing goes on in this answer: the first of a row that was added. */
    public boolean goesOnAt(Drawn.Entry entry) {
        return entry.name().equals(next);
    }

    /** What is wrong, place by place. */
    List<TypedDraft.Field> fields() {
        return places(parts)
                .map(place -> new TypedDraft.Field(place.id() + "-wrong", wrong(place)))
                .toList();
    }

    private static Stream<? extends Told> places(List<Drawn> parts) {
        return parts.stream().flatMap(Drawn::places);
    }
}
