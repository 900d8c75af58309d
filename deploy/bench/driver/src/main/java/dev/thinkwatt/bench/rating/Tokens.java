package dev.thinkwatt.bench.rating;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What a request used. */
record Tokens(long input, long cachedInput, long output, long reasoning) {

    private static final int INPUT_MAX = 8_000;
    private static final int OUTPUT_MAX = 2_000;
    private static final long SEED = 42;

    /** Drawn from a fixed seed, without end. */
    static Iterator<Tokens> drawn() {
        Random random = new Random(SEED);
        return Stream.generate(() -> new Tokens(
                        random.nextInt(INPUT_MAX),
                        random.nextInt(INPUT_MAX),
                        random.nextInt(OUTPUT_MAX),
                        random.nextInt(OUTPUT_MAX)))
                .iterator();
    }

    /**
     * Those of a trace, again and again.
     *
     * @param file of {@code TIMESTAMP,ContextTokens,GeneratedTokens}
     */
    static Iterator<Tokens> of(Path file) throws IOException {
        List<Tokens> rows;
        try (Stream<String> lines = Files.lines(file)) {
            rows = lines.skip(1)
                    .filter(line -> !line.isBlank())
                    .map(Tokens::row)
                    .toList();
        }
        if (rows.isEmpty()) {
            throw new IOException(file + " has no rows");
        }
        return Stream.generate(() -> rows).flatMap(List::stream).iterator();
    }

    private static Tokens row(String line) {
        String[] fields = line.split(",", -1);
        if (fields.length != 3) {
            throw new IllegalArgumentException("a row of a trace has three fields, not \"" + line + "\"");
        }
        return new Tokens(Long.parseLong(fields[1]), 0, Long.parseLong(fields[2]), 0);
    }
}
