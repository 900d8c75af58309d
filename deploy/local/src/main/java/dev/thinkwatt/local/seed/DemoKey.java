package dev.thinkwatt.local.seed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.client.SecretFile;
import java.io.IOException;
import java.util.UUID;

/** The key that the demo's gateway asks with: made once, kept in a file, and given a new secret where the file is lost. */
final class DemoKey {

    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final String PATH = "/v1/keys";

    private final Api operations;
    private final SecretFile file;

    DemoKey(Api operations, SecretFile file) {
        this.operations = operations;
        this.file = file;
    }

    /** Leaves it so that the file holds a key that works, or will in a moment. */
    void plant() {
        try {
            Api.Reply made = operations.post(PATH, wanted());
            if (made.status() == CREATED) {
                keep(made);
            } else if (made.status() != CONFLICT) {
                made.expect("making the key " + LocalStack.DEMO_KEY);
            }
            if (file.read().isEmpty()) {
                keep(operations.post(PATH + "/" + LocalStack.DEMO_KEY + "/rotations", rotation()));
            }
        } catch (IOException e) {
            throw new Api.Refused("Cannot keep the key in " + file.path() + ": " + e.getMessage());
        }
    }

    private void keep(Api.Reply reply) throws IOException {
        file.write(reply.expect("making a secret of the key " + LocalStack.DEMO_KEY)
                .path("key")
                .asText());
    }

    private static ObjectNode wanted() {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("keyId", LocalStack.DEMO_KEY)
                .put("name", "The demo's gateway");
        body.putArray("scopes").add("gateway");
        return body;
    }

    /** Nobody has the lost secret, or should: it ends at once. */
    private static ObjectNode rotation() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("rotationId", "lost-" + UUID.randomUUID())
                .put("overlapSeconds", 0);
    }
}
