package dev.thinkwatt.e2e.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.thinkwatt.e2e.replica.Replica;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** What each replica finds itself when it counts all counters again. */
final class Audit {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Replica> replicas;

    Audit(List<Replica> replicas) {
        this.replicas = replicas;
    }

    /** Windows that run were counted, and nothing differs. */
    void requireNothingFound() throws IOException, InterruptedException {
        for (Replica replica : replicas) {
            JsonNode audited = ask(replica);
            assertThat(audited.path("differences")).as("%s", audited).isEmpty();
            assertThat(audited.path("balanced").asBoolean()).as("%s", audited).isTrue();
            assertThat(audited.path("windows").asLong()).as("%s", audited).isPositive();
        }
    }

    private JsonNode ask(Replica replica) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + replica.port() + "/v1/audit/counters");
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + Published.KEY)
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).as("%s", response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }
}
