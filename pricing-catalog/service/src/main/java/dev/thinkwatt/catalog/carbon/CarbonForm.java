package dev.thinkwatt.catalog.carbon;

import dev.thinkwatt.support.problem.ProblemException;
import java.util.Base64;

/**
 * A file of carbon intensities as somebody hands it in.
 *
 * @param file as text that a form can carry
 */
record CarbonForm(String source, String file) {

    private static final int SOURCE_MAX = 100;

    static final CarbonForm EMPTY = new CarbonForm("CSV import", "");

    static CarbonForm of(String source, byte[] file) {
        return new CarbonForm(source, Base64.getUrlEncoder().withoutPadding().encodeToString(file));
    }

    String toSource() {
        String words = source.strip();
        if (words.isEmpty() || words.length() > SOURCE_MAX || words.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid("source", "must be 1 to " + SOURCE_MAX + " characters of text");
        }
        return words;
    }

    byte[] toFile() {
        try {
            return Base64.getUrlDecoder().decode(file);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("file", "must be the file that was previewed");
        }
    }
}
