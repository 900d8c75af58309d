package dev.thinkwatt.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.e2e.RunningStack;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.local.identity.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What must never be written down, after it was used in every way. */
@ExtendWith(RunningStack.class)
class SecretsTest {

    private static final LocalStack STACK = Launcher.ofTests().stack();

    @Test
    void areInNoLog() throws Exception {
        Asking asking = new Asking(STACK.origin());
        List<String> secrets = new ArrayList<>(kept());
        String made = Keys.make(STACK, "gateway", 100);
        String token = LocalIdentity.token(STACK.issuer(), Person.OLGA);
        secrets.add(made.split("_")[3]);
        secrets.add(token.split("\\.")[2]);
        asking.ask("GET", "/v1/keys", token, null);
        asking.ask("POST", "/v1/decisions", made, "{\"no\": \"request\"}");
        asking.ask("GET", "/v1/plans", made.substring(0, made.length() - 1), null);
        asking.ask("GET", "/v1/accounts?limit=" + made, token, null);

        try (var logs = Files.list(STACK.data().resolve("logs"))) {
            for (Path log : logs.toList()) {
                String text = Files.readString(log);
                assertThat(text).as(log.toString()).isNotEmpty();
                for (String secret : secrets) {
                    assertThat(text.contains(secret))
                            .as("%s holds a secret", log)
                            .isFalse();
                }
            }
        }
    }

    /** What the stack keeps in files that only their owner can read. */
    private static List<String> kept() throws IOException {
        List<String> secrets = new ArrayList<>();
        try (var files = Files.list(STACK.data().resolve("keys"))) {
            for (Path file : files.toList()) {
                secrets.add(Files.readString(file).strip());
            }
        }
        assertThat(secrets).hasSize(3).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(30));
        return secrets;
    }
}
