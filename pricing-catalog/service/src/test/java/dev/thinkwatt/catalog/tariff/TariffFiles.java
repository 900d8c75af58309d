package dev.thinkwatt.catalog.tariff;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.thinkwatt.catalog.tariff.TariffFile.Fault;
import dev.thinkwatt.catalog.tariff.TariffFile.Faulty;
import dev.thinkwatt.catalog.tariff.TariffFile.Read;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** The files of the test resources, in the shape of their sources, and what reading comes to. */
final class TariffFiles {

    static final TariffLimits LIMITS = new TariffLimits(BigDecimal.TEN, 2000);

    private TariffFiles() {}

    static String text(String name) {
        try (InputStream file = Objects.requireNonNull(TariffFiles.class.getResourceAsStream("/tariff/" + name))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Read read(TariffFormat format, String text) {
        return (Read) format.read(text.getBytes(UTF_8), LIMITS, 1);
    }

    static List<Fault> faults(TariffFormat format, String text) {
        return ((Faulty) format.read(text.getBytes(UTF_8), LIMITS, 1)).faults();
    }
}
