package dev.thinkwatt.support.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StaticFilesTest {

    @Inject
    StaticFiles files;

    @ParameterizedTest
    @CsvSource({
        "tabler.css,text/css",
        "thinkwatt.css,text/css",
        "htmx.js,text/javascript",
        "echarts.js,text/javascript",
        "chart.js,text/javascript",
        "thinkwatt.js,text/javascript",
        "theme.js,text/javascript",
        "copy.js,text/javascript",
        "mark.svg,image/svg+xml",
    })
    void areOpenToEveryoneAndKeptForEver(String file, String type) {
        given().get(files.path(file))
                .then()
                .statusCode(200)
                .contentType(containsString(type))
                .header("Cache-Control", "public, immutable, max-age=31536000")
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void areNamedByWhatIsInThem() {
        assertThat(files.path("htmx.js")).isEqualTo("/console/support/static/lib/htmx.org/2.0.10/dist/htmx.min.js");
        assertThat(files.path("thinkwatt.css")).matches("/console/support/static/[0-9a-f]{12}/thinkwatt.css");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lib/",
                "lib/htmx.org/2.0.10/package.json",
                "lib/htmx.org/2.0.10/dist/htmx.js",
                "lib/../application.properties",
                "lib/%2e%2e/%2e%2e/%2e%2e/application.properties",
                "lib/..%2f..%2f..%2fapplication.properties",
                "lib/..%5c..%5c..%5capplication.properties",
                "lib/../../../dev/thinkwatt/support/page/Console.class",
                "{own}",
                "{own}../application.properties",
                "{own}..%2fapplication.properties",
                "{own}%2e%2e/templates/support/layout.html",
                "{own}theme.js/../../application.properties",
                "application.properties",
                "../../../application.properties",
                "/etc/passwd",
                "..%2f..%2f..%2f..%2fetc/passwd",
            })
    void nothingElseIsReachable(String path) throws IOException {
        String own = files.path("theme.js").replace("theme.js", "").replace("/console/support/static/", "");

        String answer = raw("/console/support/static/" + path.replace("{own}", own));

        assertThat(answer).startsWith("HTTP/1.1 404").doesNotContain("thinkwatt.service", "root:");
    }

    /** As a socket sends it: clients tidy such paths up. */
    private static String raw(String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
