package dev.thinkwatt.bench.machine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.identity.Person;
import java.net.URI;

/** The gateway's key, made as operations makes one. */
public final class Key {

    /** As much as a key may be given: more than is ever asked here. */
    private static final int REQUESTS_PER_SECOND = 100_000;

    private Key() {}

    /** Makes it at the first replica. It works there at once, and elsewhere a moment later. */
    public static String create(Place place) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("keyId", "bench")
                .put("name", "The benchmark")
                .put("requestsPerSecond", REQUESTS_PER_SECOND);
        body.putArray("scopes").add("gateway");
        return LocalStack.at(place.offset(), place.data())
                .as(Person.OLGA)
                .post("/v1/keys", body)
                .expect("making a key")
                .path("key")
                .asText();
    }

    /** A replica as the gateway with that key sees it. */
    public static Api gateway(int port, String key) {
        return new Api(URI.create("http://127.0.0.1:" + port), () -> key);
    }
}
