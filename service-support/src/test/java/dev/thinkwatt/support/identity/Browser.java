package dev.thinkwatt.support.identity;

import dev.thinkwatt.local.identity.Person;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a browser as signing in takes: cookies, redirects, and the one form of the local sign-in page. */
final class Browser {

    private static final int HOPS_MAX = 10;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .cookieHandler(new CookieManager())
            .build();
    private final URI origin;

    Browser(int port) {
        this.origin = URI.create("http://localhost:" + port);
    }

    /** Goes to a path, and wherever that leads. */
    HttpResponse<String> open(String path) throws IOException, InterruptedException {
        return follow(send(HttpRequest.newBuilder(origin.resolve(path))));
    }

    /** Presses somebody's button on the sign-in page, and follows. */
    HttpResponse<String> choose(HttpResponse<String> signIn, Person person) throws IOException, InterruptedException {
        Matcher button = Pattern.compile("name=\"username\" value=\"" + person.id()
                        + "\">\\s*<input type=\"hidden\" name=\"claims\" value=\"([^\"]*)\"")
                .matcher(signIn.body());
        if (!button.find()) {
            throw new AssertionError("this is not the sign-in page: " + signIn.uri() + " " + signIn.body());
        }
        String claims = button.group(1).replace("&quot;", "\"").replace("&amp;", "&");
        String form = "username=" + person.id() + "&claims=" + URLEncoder.encode(claims, StandardCharsets.UTF_8);
        return follow(send(HttpRequest.newBuilder(signIn.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))));
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) throws IOException, InterruptedException {
        HttpResponse<String> last = answer;
        for (int hop = 0; hop < HOPS_MAX && last.statusCode() / 100 == 3; hop++) {
            URI next = last.uri().resolve(last.headers().firstValue("Location").orElseThrow());
            last = send(HttpRequest.newBuilder(next));
        }
        return last;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(
                request.timeout(Duration.ofSeconds(20))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }
}
