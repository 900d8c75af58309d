package dev.thinkwatt.bench.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    @TempDir
    private Path folder;

    @Test
    void takesThoseOfATraceAgainAndAgain() throws IOException {
        Iterator<Tokens> tokens =
                Tokens.of(trace("2023-11-16 18:15:46.6805900,374,44\n2023-11-16 18:15:50.9951690,396,109\n"));

        assertThat(tokens.next()).isEqualTo(new Tokens(374, 0, 44, 0));
        assertThat(tokens.next()).isEqualTo(new Tokens(396, 0, 109, 0));
        assertThat(tokens.next()).isEqualTo(new Tokens(374, 0, 44, 0));
    }

    @Test
    void refusesATraceWithoutRows() {
        assertThatThrownBy(() -> Tokens.of(trace(""))).hasMessageEndingWith("has no rows");
    }

    private Path trace(String rows) throws IOException {
        return Files.writeString(folder.resolve("trace.csv"), "TIMESTAMP,ContextTokens,GeneratedTokens\n" + rows);
    }
}
