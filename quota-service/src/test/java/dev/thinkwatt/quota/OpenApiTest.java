package dev.thinkwatt.quota;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The document that others build on is the interface that runs. {@code -Dopenapi.update} writes it anew. */
@QuarkusTest
class OpenApiTest {

    private static final Path DOCUMENT =
            Path.of(System.getProperty("thinkwatt.root"), "docs/openapi/quota-service.yaml");

    @TestHTTPResource(value = "/openapi", management = true)
    @Nullable URL running;

    @Test
    void runsWhatIsWritten() throws IOException {
        String document = get(Objects.requireNonNull(running))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        if (System.getProperty("openapi.update") != null) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, document);
        }
        assertThat(document)
                .as("docs/openapi/quota-service.yaml; rewrite it with -Dopenapi.update")
                .isEqualTo(Files.readString(DOCUMENT));
    }
}
