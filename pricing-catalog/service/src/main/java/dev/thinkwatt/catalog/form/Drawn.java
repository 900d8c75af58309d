package dev.thinkwatt.catalog.form;

import java.util.List;
import java.util.stream.Stream;

/** A part of a form with what it says, for a page to show. */
public sealed interface Drawn {

    /** What template draws it. */
    String kind();

    /** It and all in it where something can be wrong: answers and lists, in their order. */
    Stream<? extends Told> places();

    /** All answers in it, in their order. */
    default Stream<Entry> entries() {
        return places().filter(Entry.class::isInstance).map(Entry.class::cast);
    }

    /** Where something can be wrong, and what is wrong is told. */
    sealed interface Told extends Drawn {

        /** Its path in the document. */
        String name();

        /** Its name, without what no id may have. */
        default String id() {
            return name().replaceAll("[^A-Za-z0-9.\\[\\]_-]", "~");
        }
    }

    /** How a row of a list is named. */
    static String row(String list, int index) {
        return list + "[" + index + "]";
    }

    /** How it is named what a row that is added shall be. */
    static String choice(String list) {
        return list + ".added";
    }

    /** How the line is named that stands beside what can be chosen. */
    static String beside(String field) {
        return field + "~own";
    }

    /**
     * An answer.
     *
     * @param name its path in the document
     * @param said none: nothing
     */
    record Entry(String name, String label, String hint, Input input, List<String> said, boolean decides)
            implements Told {

        @Override
        public String kind() {
            return input.kind();
        }

        @Override
        public Stream<Entry> places() {
            return Stream.of(this);
        }

        /** What it says, where that is one thing. */
        public String value() {
            return said.isEmpty() ? "" : said.getFirst();
        }

        /** How the line beside what is offered is named. */
        public String beside() {
            return Drawn.beside(name);
        }

        /** Whether it says what is not offered. */
        public boolean saysOwn() {
            return said.stream().anyMatch(value -> !isOffered(value));
        }

        /** What it says that is not offered; blank where that is nothing, or not said yet. */
        public String own() {
            return said.stream()
                    .filter(value -> !isOffered(value) && !value.equals(Input.Offered.OWN))
                    .findFirst()
                    .orElse("");
        }

        private boolean isOffered(String value) {
            return input.options().stream().anyMatch(option -> option.value().equals(value));
        }

        public boolean says(Option option) {
            return said.contains(option.value());
        }

        /** What can be chosen, and what is said that cannot. */
        public List<Option> options() {
            Stream<Option> others =
                    said.stream().filter(value -> !isOffered(value)).map(value -> new Option(value, value));
            return Stream.concat(input.options().stream(), others).toList();
        }
    }

    /** Answers that belong together. */
    record Box(String title, String hint, boolean folded, List<Drawn> parts) implements Drawn {

        @Override
        public String kind() {
            return "box";
        }

        @Override
        public Stream<? extends Told> places() {
            return parts.stream().flatMap(Drawn::places);
        }

        /** How many answers in it say something. */
        public long answers() {
            return entries().filter(entry -> !entry.said().isEmpty()).count();
        }
    }

    /**
     * A list.
     *
     * @param name its path in the document
     * @param readable whether it is a list of objects: what is none is mended elsewhere
     * @param added what one can be that is added; one with an empty name where there is nothing to choose
     */
    record Table(String name, String title, String noun, boolean readable, List<String> added, List<Row> rows)
            implements Told {

        @Override
        public String kind() {
            return "table";
        }

        @Override
        public Stream<? extends Told> places() {
            return Stream.concat(
                    Stream.of(this),
                    rows.stream().flatMap(row -> row.parts().stream()).flatMap(Drawn::places));
        }

        /** What a button sends to add one. */
        public String add() {
            return Act.ADD.to(name);
        }

        /** {@code an allowance}. */
        public String one() {
            return ("aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
        }

        /** What is chosen by which name. */
        public String choice() {
            return Drawn.choice(name);
        }

        public boolean offers() {
            return added.size() > 1;
        }
    }

    /**
     * One of a list.
     *
     * @param name its path in the document
     * @param number which it is
     * @param json all that it is, to come back
     */
    record Row(String name, String number, String title, String json, List<Drawn> parts) {

        /** What a button sends to take it away. */
        public String remove() {
            return Act.REMOVE.to(name);
        }
    }
}
