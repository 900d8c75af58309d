package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.form.Field;
import dev.thinkwatt.catalog.form.Option;
import dev.thinkwatt.catalog.form.Part;
import java.util.List;

/** The time in which an allowance counts. */
final class WindowFields {

    private static final List<Option> KINDS = List.of(
            new Option("CALENDAR", "Of the calendar"),
            new Option("ANNIVERSARY", "From the subscription's start"),
            new Option("FIRST_USE", "From the first request"),
            new Option("SLIDING", "Sliding"),
            new Option("LIFETIME", "Once and for all"));

    private static final List<Option> UNITS = List.of(
            new Option("MINUTE", "A minute"),
            new Option("HOUR", "An hour"),
            new Option("DAY", "A day"),
            new Option("WEEK", "A week"),
            new Option("MONTH", "A month"));

    private static final List<Option> ROUNDINGS = List.of(
            new Option("NONE", "Not rounded"),
            new Option("HOUR", "To the hour before"),
            new Option("DAY", "To the day before"));

    static final List<Part> ALL = List.of(
            Field.choice("window.kind", "Window", KINDS, "Not said yet").deciding(),
            Field.choice("window.unit", "It lasts", UNITS, "Not said yet").where("window.kind", "CALENDAR"),
            Field.choice("window.every", "It lasts", UNITS.subList(3, UNITS.size()), "Not said yet")
                    .where("window.kind", "ANNIVERSARY"),
            Field.text("window.length", "It lasts")
                    .hint("PT5H is 5 hours, P7D is 7 days.")
                    .where("window.kind", "FIRST_USE", "SLIDING"),
            Field.choice("window.rounding", "Its start", ROUNDINGS, "Not said: not rounded")
                    .where("window.kind", "FIRST_USE"));

    private WindowFields() {}
}
