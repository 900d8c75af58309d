package dev.thinkwatt.catalog.carbon;

import dev.thinkwatt.catalog.energy.HandedFile;

/**
 * A file of carbon intensities as somebody hands it in.
 *
 * @param file as text that a form can carry
 */
record CarbonForm(String source, String file) {

    private static final int SOURCE_MAX = 100;

    static final CarbonForm EMPTY = new CarbonForm("CSV import", "");

    static CarbonForm of(String source, byte[] file) {
        return new CarbonForm(source, HandedFile.text(file));
    }

    String toSource() {
        return HandedFile.words("source", source, SOURCE_MAX);
    }

    byte[] toFile() {
        return HandedFile.file(file);
    }
}
