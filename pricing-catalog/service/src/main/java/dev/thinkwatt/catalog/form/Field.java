package dev.thinkwatt.catalog.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * One answer.
 *
 * @param hint empty where the label says it all
 * @param decides whether what else is shown depends on it
 */
public record Field(Place place, String label, Input input, String hint, Where where, boolean decides) implements Part {

    /** Text. */
    public static Field text(String path, String label) {
        return of(Place.of(path), label, new Input.Line("text"));
    }

    /** A number of any precision. */
    public static Field decimal(String path, String label) {
        return decimal(Place.of(path), label);
    }

    /** A number of any precision. */
    public static Field decimal(Place place, String label) {
        return of(place, label, new Input.Line("decimal"));
    }

    /** A whole number. */
    public static Field whole(String path, String label) {
        return of(Place.of(path), label, new Input.Whole());
    }

    /** @param none what it is called to say nothing */
    public static Field choice(String path, String label, List<Option> options, String none) {
        return of(Place.of(path), label, new Input.Choice(options, none));
    }

    /** Any of several. */
    public static Field several(String path, String label, List<Option> options) {
        return of(Place.of(path), label, new Input.Several(options));
    }

    /**
     * One of several, or a number of one's own.
     *
     * @param none what it is called to say nothing
     * @param own what it is called to say another
     */
    public static Field offered(String path, String label, List<Option> options, String none, String own) {
        return of(Place.of(path), label, new Input.Offered(options, none, own));
    }

    /** Several words, the order of which says something. */
    public static Field words(String path, String label) {
        return of(Place.of(path), label, new Input.Listed(false));
    }

    /** Several whole numbers. */
    public static Field numbers(String path, String label) {
        return of(Place.of(path), label, new Input.Listed(true));
    }

    private static Field of(Place place, String label, Input input) {
        return new Field(place, label, input, "", Where.ALWAYS, false);
    }

    /** The same, with a word of help. */
    public Field hint(String words) {
        return new Field(place, label, input, words, where, decides);
    }

    /** The same, asked only where another answer is one of these. */
    public Field where(String path, String... answers) {
        return new Field(place, label, input, hint, new Where(Place.of(path), Set.of(answers)), decides);
    }

    /** The same, upon which depends what else is shown. */
    public Field deciding() {
        return new Field(place, label, input, hint, where, true);
    }

    @Override
    public void write(Sent sent, JsonNode before, ObjectNode object, String path) {
        if (isAsked(object)) {
            String name = place.under(path);
            List<String> beside = sent.values(Drawn.beside(name)).orElse(List.of());
            sent.values(name).ifPresent(chosen -> enter(input.entered(chosen, beside), object));
        } else if (isAsked(before)) {
            place.remove(object);
        }
    }

    /** What is as it was shown stays as it is, whatever it is. */
    private void enter(List<String> entered, ObjectNode object) {
        if (entered.equals(input.shown(place.in(object)))) {
            return;
        }
        if (entered.isEmpty()) {
            place.remove(object);
        } else {
            place.put(object, input.read(entered.stream().map(String::strip).toList()));
        }
    }

    @Override
    public boolean isAsked(JsonNode object) {
        return where.holds(object);
    }

    @Override
    public Drawn draw(JsonNode object, String path) {
        return new Drawn.Entry(place.under(path), label, hint, input, input.shown(place.in(object)), decides);
    }
}
