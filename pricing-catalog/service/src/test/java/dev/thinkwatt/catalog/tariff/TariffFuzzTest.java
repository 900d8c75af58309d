package dev.thinkwatt.catalog.tariff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.catalog.tariff.TariffFile.Faulty;
import dev.thinkwatt.catalog.tariff.TariffFile.Read;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files broken at random: each is read, or refused with a reason, and never anything else. */
class TariffFuzzTest {

    private static final int FILES = 300;

    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "&",
            "&amp;",
            "&#x0;",
            "&lt;!DOCTYPE",
            "<!DOCTYPE a [<!ENTITY b 'c'>]>",
            "&b;",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<?xml version='1.1' encoding='UTF-16'?>",
            "\u0000",
            "\uFEFF",
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "null",
            "-",
            "1e999999999",
            "-1e-999999999",
            "99999999999999999999999999",
            "9223372036854775807",
            "NaN",
            "PT15M",
            "PT0S",
            "2025-11-24T00:00Z",
            "+999999999-12-31T23:59:59Z",
            "<Period>",
            "</Period>",
            "A01",
            "\\u0000",
            "0",
            ".",
            "é",
            "\uD800");

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(Long.getLong("seed", 42)), new Random().longs(3));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsOrRefusesWhateverItIsGiven(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < FILES; i++) {
            for (TariffFormat format : TariffFormat.values()) {
                byte[] broken = broken(seedFile(format, random), random);
                assertSound(format, broken, seed);
            }
        }
    }

    private static void assertSound(TariffFormat format, byte[] file, long seed) {
        String named = "-Dseed=%d %s".formatted(seed, format);
        switch (format.read(file, TariffFiles.LIMITS, 1)) {
            case Faulty faulty ->
                assertThat(faulty.faults()).as(named).isNotEmpty().hasSizeLessThanOrEqualTo(100);
            case Read read -> {
                assertThat(read.intervals()).as(named).isNotEmpty();
                for (int i = 1; i < read.intervals().size(); i++) {
                    assertThat(read.intervals().get(i).start())
                            .as(named)
                            .isAfterOrEqualTo(read.intervals().get(i - 1).end());
                }
                assertThat(read.intervals())
                        .as(named)
                        .allMatch(interval -> interval.pricePerKwh().abs().compareTo(BigDecimal.TEN) <= 0);
            }
        }
    }

    private static byte[] seedFile(TariffFormat format, Random random) {
        String name = switch (format) {
            case ENTSOE_A44 -> random.nextBoolean() ? "entsoe-mixed-resolutions.xml" : "entsoe-sequences.xml";
            case AWATTAR -> "awattar.json";
            case OCTOPUS_AGILE -> "octopus-agile.json";
            case OCTOPUS_AGILE_CSV -> "octopus-agile.csv";
        };
        return TariffFiles.text(name).getBytes(UTF_8);
    }

    private static byte[] broken(byte[] file, Random random) {
        byte[] broken = file;
        for (int times = random.nextInt(4); times >= 0; times--) {
            int from = random.nextInt(broken.length + 1);
            int until =
                    Math.min(broken.length, from + (random.nextInt(5) == 0 ? random.nextInt(400) : random.nextInt(6)));
            byte[] piece = random.nextInt(5) == 0
                    ? Arrays.copyOfRange(broken, random.nextInt(broken.length + 1), broken.length)
                    : PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8);
            broken = spliced(broken, from, until, piece);
        }
        return broken;
    }

    private static byte[] spliced(byte[] file, int from, int until, byte[] piece) {
        byte[] spliced = new byte[from + piece.length + file.length - until];
        System.arraycopy(file, 0, spliced, 0, from);
        System.arraycopy(piece, 0, spliced, from, piece.length);
        System.arraycopy(file, until, spliced, from + piece.length, file.length - until);
        return spliced;
    }
}
