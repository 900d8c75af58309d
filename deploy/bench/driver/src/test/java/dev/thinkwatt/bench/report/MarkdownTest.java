package dev.thinkwatt.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.bench.report.Results.HeapOnly;
import dev.thinkwatt.bench.report.Results.Replicas;
import dev.thinkwatt.bench.report.Results.Steady;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    private static final Markdown.Names NAMES =
            new Markdown.Names("nothing", "ours", List.of("naive", "bucket"), "spread", "hot");

    private final Results results = new Results("2026-11-24T10:00:00Z", Map.of("fsync", "on"));

    @Test
    void ratiosAreOfMediansOverAllRounds() {
        results.peaks.addAll(List.of(leg("nothing", "spread", 10_000), leg("ours", "spread", 6_500)));
        results.peaks.addAll(List.of(leg("nothing", "spread", 12_000), leg("ours", "spread", 7_000)));
        results.peaks.addAll(List.of(leg("nothing", "spread", 11_000), leg("ours", "spread", 900)));

        assertThat(cells("| of what does nothing, spread")).containsExactly("0.59", "at least 0.60", "missed");
    }

    @Test
    void asksMoreOfTheHotSubscriberThanOfMany() {
        for (String workload : List.of("spread", "hot")) {
            results.peaks.addAll(List.of(leg("ours", workload, 9_000), leg("naive", workload, 1_000)));
        }

        assertThat(cells("| times naive, spread")).containsExactly("9.00", "at least 4.00", "met");
        assertThat(cells("| times naive, hot")).containsExactly("9.00", "at least 15.0", "missed");
    }

    @Test
    void aLatencyStaysUnderItsBar() {
        results.steady.add(new Steady(4_000, leg("ours", "spread", 4_000)));

        assertThat(cells("| p99 at half of the peak, spread")).containsExactly("20.0 ms", "under 25.0 ms", "met");
    }

    @Test
    void showsHowManyUpdatesTouchedNoIndex() {
        results.heapOnly = new HeapOnly(200_000, 199_000);

        assertThat(text()).contains("200,000, of them heap-only 199,000, that is 99.50 %");
    }

    @Test
    void saysWhereSomebodyGotMoreThanTheLimit() {
        results.replicas = new Replicas(List.of(1.0), List.of(2.0), 100, 0, 1, 5_001, 50);

        assertThat(text()).contains("1 subscribers got more than the limit: WRONG");
    }

    @Test
    void isExactOnlyWhereEverybodyGotAllOfTheLimit() {
        assertThat(new Replicas(List.of(), List.of(), 100, 0, 0, 4_999, 50).isExact())
                .isFalse();
        assertThat(new Replicas(List.of(), List.of(), 100, 0, 0, 5_000, 50).isExact())
                .isTrue();
    }

    @Test
    void columnsLineUp() {
        results.peaks.addAll(List.of(leg("nothing", "spread", 123_456), leg("ours", "spread", 1)));

        assertThat(text().lines().filter(line -> line.startsWith("| nothing") || line.startsWith("| ours")))
                .extracting(String::length)
                .hasSize(2)
                .containsOnly(text().lines()
                        .filter(line -> line.startsWith("| peak, spread"))
                        .findFirst()
                        .orElseThrow()
                        .length());
    }

    private String text() {
        return new Markdown(results, NAMES).text();
    }

    /** The cells of the row that starts so, but for the first. */
    private List<String> cells(String start) {
        String row = text().lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow();
        List<String> all = List.of(row.substring(1).split("\\|"));
        return all.stream().skip(1).map(String::strip).toList();
    }

    private static Leg leg(String contender, String workload, double perSecond) {
        return new Leg(contender, workload, perSecond, 5, 20, 30, 40, 0, null, 100, 50, 15);
    }
}
