package dev.thinkwatt.bench.report;

import java.util.List;

/**
 * What is asked of a figure.
 *
 * @param atLeast whether it must reach the bar, rather than stay under it
 */
record Bar(String what, double figure, double bar, boolean atLeast, String unit) {

    static Bar atLeast(String what, double figure, double bar) {
        return new Bar(what, figure, bar, true, "");
    }

    static Bar under(String what, double figure, double bar, String unit) {
        return new Bar(what, figure, bar, false, unit);
    }

    boolean isMet() {
        return atLeast ? figure >= bar : figure < bar;
    }

    static Table table(List<Bar> bars) {
        Table table = new Table("bar", "measured", "asked for", "");
        bars.forEach(bar -> bar.appendTo(table));
        return table;
    }

    private void appendTo(Table table) {
        table.row(
                what,
                Figures.of(figure) + unit,
                (atLeast ? "at least " : "under ") + Figures.of(bar) + unit,
                isMet() ? "met" : "missed");
    }
}
