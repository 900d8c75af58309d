package dev.thinkwatt.e2e.access;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operation of an OpenAPI file.
 *
 * @param bodyType the media type of what it takes, null if it takes nothing
 * @param scopes any of which opens it
 */
record Endpoint(
        String service,
        String method,
        String template,
        @Nullable String bodyType,
        Set<String> scopes) {

    private static final Map<String, String> SAMPLES = Map.of(
            "invoiceId", "00000000-0000-0000-0000-000000000000",
            "eventId", "00000000-0000-0000-0000-000000000000",
            "id", "999999999999",
            "line", "1",
            "version", "1");

    boolean opensFor(Set<String> having) {
        return scopes.stream().anyMatch(having::contains);
    }

    /** A path that fits the template and leads to nothing that is there. */
    String path() {
        String path = template.replace("{service}", service);
        for (Map.Entry<String, String> sample : SAMPLES.entrySet()) {
            path = path.replace("{" + sample.getKey() + "}", sample.getValue());
        }
        return path.replaceAll("\\{[^}]+}", "nobody");
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
