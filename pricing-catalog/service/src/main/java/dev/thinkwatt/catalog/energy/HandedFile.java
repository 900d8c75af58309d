package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.support.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** A file on its way through pages: chosen, carried from the preview on as text of a form, and taken with a reason. */
public final class HandedFile {

    private static final int REASON_CHARACTERS_MAX = 500;

    private HandedFile() {}

    /** Nothing where no file was chosen. */
    public static byte[] chosen(List<FileUpload> files) {
        try {
            return files.isEmpty()
                    ? new byte[0]
                    : Files.readAllBytes(files.getFirst().uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As text that a form can carry. */
    public static String text(byte[] file) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(file);
    }

    /** @throws ProblemException 400 for what is no such text */
    public static byte[] file(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("file", "must be the file that was previewed");
        }
    }

    /** @throws ProblemException 400 for none */
    public static String reason(String typed) {
        return words("reason", typed, REASON_CHARACTERS_MAX);
    }

    /** @throws ProblemException 400 that names the field */
    public static String words(String field, String typed, int charactersMax) {
        String words = typed.strip();
        if (words.isEmpty() || words.length() > charactersMax || words.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(field, "must be 1 to " + charactersMax + " characters of text");
        }
        return words;
    }
}
