package dev.thinkwatt.support.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoleTest {

    private static final Path DOCUMENT = Path.of(System.getProperty("thinkwatt.root"), "docs/access.md");

    @Test
    void opensWhatTheDocumentSays() throws IOException {
        Map<String, Set<String>> said = new HashMap<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.matches("\\| `[a-z-]+` \\| `.*")) {
                List<String> words = Arrays.stream(line.split("[| `]+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
                said.put(words.getFirst(), Set.copyOf(words.subList(1, words.size())));
            }
        }

        assertThat(Arrays.stream(Role.values()).collect(Collectors.toMap(Role::claim, Role::scopes)))
                .isEqualTo(said);
    }

    @Test
    void givesKeysWhatTheDocumentSays() throws IOException {
        String line = Scope.OF_KEYS.stream().map(scope -> "`" + scope + "`").collect(Collectors.joining(" "));

        assertThat(Files.readAllLines(DOCUMENT)).contains(line);
    }

    @Test
    void addsUpWhatSeveralRolesOpen() {
        assertThat(Role.scopesOf(List.of("finance-viewer", "operations", "unknown")))
                .isEqualTo(new TreeSet<>(List.of("catalog:read", "finance:read", "operations")));
    }
}
