package dev.thinkwatt.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WaitsTest {

    @Test
    void showsTheMedianAndTheWorst() {
        String table = Waits.table(
                "rollback",
                List.of(new Waits("of a plan", List.of(900.0, 300.0, 1_200.0)), new Waits("of all", List.of(5_001.0))),
                5_000);

        assertThat(table).isEqualTo("""
                | rollback  | rounds | median ms | worst ms | at most ms |        |
                | --------- | -----: | --------: | -------: | ---------: | -----: |
                | of a plan |      3 |       900 |    1,200 |      5,000 |    met |
                | of all    |      1 |     5,001 |    5,001 |      5,000 | missed |
                """);
    }
}
