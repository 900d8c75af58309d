package dev.thinkwatt.local.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import okhttp3.Headers;

/** Where one chooses whom to be. Each button posts a name and what the tokens shall say of it, as the library asks. */
final class LoginPage {

    /** No form-action: browsers apply it to the way back to the console as well. */
    static final Headers HEADERS = Headers.of(Map.of(
            "Content-Type",
            "text/html; charset=utf-8",
            "Cache-Control",
            "no-store",
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"));

    private static final String PERSON = """
            <li>
              <form method="post">
                <input type="hidden" name="username" value="%s">
                <input type="hidden" name="claims" value="%s">
                <button type="submit"><b>%s</b> <small>%s</small> <span>%s</span></button>
              </form>
            </li>
            """;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HTML = read("login.html")
            .replace(
                    "<!-- people -->",
                    Arrays.stream(Person.values()).map(LoginPage::button).collect(Collectors.joining()));

    private LoginPage() {}

    static String html() {
        return HTML;
    }

    private static String button(Person person) {
        String roles = person.roles().size() > 1 ? "all roles" : person.roles().getFirst();
        return PERSON.formatted(person.id(), escaped(claims(person)), person.fullName(), roles, person.mayDo());
    }

    private static String claims(Person person) {
        try {
            return JSON.writeValueAsString(person.claims());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;");
    }

    private static String read(String resource) {
        try (InputStream file = Objects.requireNonNull(LoginPage.class.getResourceAsStream(resource), resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
