package dev.thinkwatt.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.e2e.RunningStack;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.identity.LocalIdentity;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every cell of the table in {@code docs/access.md}, asked for real. */
@ExtendWith(RunningStack.class)
class AccessTest {

    @TestFactory
    Stream<DynamicTest> opensToWhomTheTableSays() throws IOException {
        LocalStack stack = Launcher.ofTests().stack();
        Asking asking = new Asking(stack.origin());
        List<As> callers = callers(stack, AccessTable.read());
        return AccessTable.endpoints().stream()
                .flatMap(endpoint -> Stream.concat(
                        Stream.of(DynamicTest.dynamicTest(
                                endpoint + " as nobody", () -> assertUnknown(asking.ask(endpoint, null)))),
                        callers.stream()
                                .map(caller -> DynamicTest.dynamicTest(
                                        endpoint + " as " + caller.name,
                                        () -> assertAccess(
                                                asking.ask(endpoint, caller.credential),
                                                endpoint.opensFor(caller.scopes))))));
    }

    /** A column of the table. */
    private record As(String name, Set<String> scopes, String credential) {}

    private static List<As> callers(LocalStack stack, AccessTable table) {
        List<As> callers = new ArrayList<>();
        callers.add(new As("no role", Set.of(), token(stack, "unheard-of")));
        table.roles().forEach((role, scopes) -> callers.add(new As(role, scopes, token(stack, role))));
        table.scopesOfKeys()
                .forEach(scope -> callers.add(new As("key " + scope, Set.of(scope), Keys.make(stack, scope, 5_000))));
        return callers;
    }

    private static void assertUnknown(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private static void assertAccess(HttpResponse<String> answer, boolean opens) {
        if (opens) {
            assertThat(answer.statusCode()).as(answer.body()).isNotIn(401, 403, 500, 503);
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    private static String token(LocalStack stack, String role) {
        return LocalIdentity.mint(
                Map.of(
                        "iss",
                        stack.issuer().toString(),
                        "sub",
                        "tester",
                        "aud",
                        LocalIdentity.AUDIENCE,
                        "roles",
                        List.of(role)),
                Duration.ofHours(1));
    }
}
