package dev.thinkwatt.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PlaceOptionsTest {

    @Test
    void isAFolderOfTheBuildAndFarFromTheStackUnlessToldOtherwise() {
        Place place = parsed().place("month");

        assertThat(place.data()).isEqualTo(place.root().resolve("deploy/bench/driver/target/month"));
        assertThat(place.offset()).isEqualTo(10_000);
    }

    @Test
    void isWhereItIsTold() {
        Place place = parsed("--data", "elsewhere", "--port-offset", "7").place("month");

        assertThat(place.data()).isEqualTo(Path.of("elsewhere").toAbsolutePath());
        assertThat(place.billing()).isEqualTo(8_089);
    }

    private static PlaceOptions parsed(String... arguments) {
        PlaceOptions options = new PlaceOptions();
        new CommandLine(options).parseArgs(arguments);
        return options;
    }
}
