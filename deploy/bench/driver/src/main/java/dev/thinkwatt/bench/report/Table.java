package dev.thinkwatt.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in Markdown whose columns line up, so that people read it as it is. The first column is text, the others figures. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heads) {
        rows.add(List.of(heads));
    }

    void row(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("a row has as many cells as the table has heads");
        }
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        StringBuilder text = new StringBuilder(line(rows.getFirst(), widths)).append(rule(widths));
        rows.stream().skip(1).forEach(row -> text.append(line(row, widths)));
        return text.toString();
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> padded(row.get(column), widths[column], column == 0))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String rule(int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> column == 0 ? "-".repeat(widths[column]) : "-".repeat(widths[column] - 1) + ":")
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String padded(String text, int width, boolean left) {
        String room = " ".repeat(width - text.length());
        return left ? text + room : room + text;
    }
}
