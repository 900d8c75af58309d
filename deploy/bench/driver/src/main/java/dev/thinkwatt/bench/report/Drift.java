package dev.thinkwatt.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** How memory went over a run: the mean of its first third beside that of its last, in KiB. */
record Drift(long seconds, double residentFirst, double residentLast, double heapFirst, double heapLast) {

    static Drift of(List<Results.MemoryAt> memory) {
        int third = memory.size() / 3;
        if (third == 0) {
            throw new IllegalArgumentException("a drift is told from at least three looks");
        }
        List<Results.MemoryAt> first = memory.subList(0, third);
        List<Results.MemoryAt> last = memory.subList(memory.size() - third, memory.size());
        return new Drift(
                memory.getLast().second(),
                mean(first, Results.MemoryAt::residentKib),
                mean(last, Results.MemoryAt::residentKib),
                mean(first, Results.MemoryAt::heapKib),
                mean(last, Results.MemoryAt::heapKib));
    }

    /** @param head whose memory it is */
    Table table(String head) {
        Table table = new Table(head, "first third", "last third", "drift");
        table.row("resident", Figures.mebibytes(residentFirst), Figures.mebibytes(residentLast), resident());
        table.row("heap after a full collection", Figures.mebibytes(heapFirst), Figures.mebibytes(heapLast), heap());
        return table;
    }

    String resident() {
        return percent(residentFirst, residentLast);
    }

    String heap() {
        return percent(heapFirst, heapLast);
    }

    private static double mean(List<Results.MemoryAt> looks, ToLongFunction<Results.MemoryAt> figure) {
        return looks.stream().mapToLong(figure).average().orElse(0);
    }

    private static String percent(double first, double last) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * (last / first - 1));
    }
}
