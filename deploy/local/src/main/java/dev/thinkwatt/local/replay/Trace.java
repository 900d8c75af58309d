package dev.thinkwatt.local.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Requests in the order in which they arrived. */
record Trace(String name, List<Request> requests) {

    static final String HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens";
    private static final long TOKENS_MAX = 10_000_000;
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();

    /**
     * @param after since the first request of the trace
     */
    record Request(Duration after, long contextTokens, long generatedTokens) {}

    Trace {
        requests = List.copyOf(requests);
    }

    /**
     * Reads a file of {@value #HEADER}, as the Azure LLM inference traces have it.
     *
     * @throws BadInput if the file is not there or a row breaks a rule; it names the line
     */
    static Trace read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInput("There is no file " + file + ".");
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return new Trace(String.valueOf(file.getFileName()), parse(file, lines));
        } catch (IOException e) {
            throw new BadInput("Cannot read " + file + ": " + e.getMessage());
        }
    }

    private static List<Request> parse(Path file, BufferedReader lines) throws IOException {
        String header = lines.readLine();
        if (header == null || !header.strip().equals(HEADER)) {
            throw new BadInput(file + ", line 1: the header is " + HEADER + ", this file begins with "
                    + (header == null ? "nothing" : "\"" + header + "\"") + ".");
        }
        List<Request> requests = new ArrayList<>();
        LocalDateTime first = null;
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] fields = line.split(",", -1);
            String where = file + ", line " + number + ": ";
            if (fields.length != 3) {
                throw new BadInput(where + "a row has three fields, this one has " + fields.length + ".");
            }
            LocalDateTime at = timestamp(where, fields[0]);
            first = first == null ? at : first;
            Duration after = Duration.between(first, at);
            if (after.isNegative()) {
                throw new BadInput(where + "it arrived before the first row.");
            }
            requests.add(new Request(
                    after, tokens(where, "ContextTokens", fields[1]), tokens(where, "GeneratedTokens", fields[2])));
        }
        if (requests.isEmpty()) {
            throw new BadInput(file + " has a header and no rows.");
        }
        return requests;
    }

    private static LocalDateTime timestamp(String where, String field) {
        try {
            return LocalDateTime.parse(field, TIMESTAMP);
        } catch (DateTimeParseException e) {
            throw new BadInput(where + "TIMESTAMP is like 2023-11-16 18:15:46.6805900, not \"" + field + "\".");
        }
    }

    private static long tokens(String where, String name, String field) {
        try {
            long tokens = Long.parseLong(field.strip());
            if (tokens >= 0 && tokens <= TOKENS_MAX) {
                return tokens;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        throw new BadInput(where + name + " is a whole number from 0 to " + TOKENS_MAX + ", not \"" + field + "\".");
    }

    /** A short trace with the shape of a chat service: long contexts are rare, answers are shorter than questions. */
    static Trace generated(RandomGenerator random, int requests, Duration length) {
        List<Request> made = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            long context = Math.min(14_000, Math.round(Math.exp(6.6 + 1.1 * random.nextGaussian())));
            long generated = Math.min(1_500, Math.round(Math.exp(5.0 + 0.8 * random.nextGaussian())));
            made.add(new Request(length.multipliedBy(i).dividedBy(requests), context, generated));
        }
        return new Trace("made-up traffic", made);
    }
}
