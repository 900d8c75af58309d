package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.support.problem.ProblemException;
import java.util.Arrays;

/**
 * A file of prices as somebody hands it in.
 *
 * @param file as text that a form can carry
 */
record TariffForm(String format, String sequence, String file) {

    static final TariffForm EMPTY = new TariffForm(FileFormat.ENTSOE_A44.name(), "1", "");

    static TariffForm of(String format, String sequence, byte[] file) {
        return new TariffForm(format, sequence, HandedFile.text(file));
    }

    FileFormat toFormat() {
        return Arrays.stream(FileFormat.values())
                .filter(known -> known.name().equals(format))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("format", "must be one of those offered"));
    }

    int toSequence() {
        if (!sequence.matches("[1-9]")) {
            throw ProblemException.invalid("sequence", "must be a number from 1 to 9");
        }
        return Integer.parseInt(sequence);
    }

    byte[] toFile() {
        return HandedFile.file(file);
    }
}
