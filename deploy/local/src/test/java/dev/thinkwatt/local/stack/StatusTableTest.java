package dev.thinkwatt.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.local.stack.StatusTable.Row;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusTableTest {

    private static final Row READY =
            new Row("quota", "http://localhost:8081", Optional.of(4711L), true, 1_200, Optional.of(3L));
    private static final Row STARTING =
            new Row("billing", "http://localhost:8082", Optional.of(4712L), false, 100, Optional.empty());
    private static final Row STOPPED =
            new Row("catalog", "http://localhost:8083", Optional.empty(), false, 0, Optional.empty());

    @Test
    void hasALineForEachProcessAndOneForAllOfThem() {
        assertThat(new StatusTable(List.of(READY, STARTING, STOPPED)).render().lines())
                .containsExactly(
                        "what         where                              state       process    memory  to send",
                        "quota        http://localhost:8081              ready          4711 1,200 MiB  3",
                        "billing      http://localhost:8082              not ready      4712   100 MiB",
                        "catalog      http://localhost:8083              stopped           -",
                        "together                                                            1,300 MiB",
                        "Everything listens on loopback only; signing in asks for no password.");
    }

    @Test
    void isReadyOnceEverythingIs() {
        assertThat(new StatusTable(List.of(READY)).allReady()).isTrue();
        assertThat(new StatusTable(List.of(READY, STARTING)).allReady()).isFalse();
        assertThat(new StatusTable(List.of(READY, STOPPED)).allReady()).isFalse();
    }
}
