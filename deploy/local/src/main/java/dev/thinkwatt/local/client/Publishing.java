package dev.thinkwatt.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.local.identity.Person;
import java.util.function.Consumer;

/** Versions of plans as two people publish them: Cora writes and submits, Abel approves. */
public final class Publishing {

    private static final String REASON = "made by a program";

    private final Api admin;
    private final Api approver;

    public Publishing(LocalStack stack) {
        this.admin = stack.as(Person.CORA);
        this.approver = stack.as(Person.ABEL);
    }

    /** The first version of a plan that is like another, in force at once. */
    public void first(String planId, String like) {
        publish(planId, object().put("fromPlan", like), document -> {});
    }

    /** The next version of a plan: the one in force, changed. It is in force at once. */
    public int next(String planId, Consumer<ObjectNode> change) {
        return publish(planId, object(), change);
    }

    private int publish(String planId, ObjectNode copy, Consumer<ObjectNode> change) {
        String path = "/v1/plans/" + planId + "/draft";
        JsonNode begun = admin.post(path, copy).expect("beginning a draft of " + planId);
        ObjectNode document = begun.get("document").deepCopy();
        change.accept(document);
        JsonNode saved = admin.putSeen(path, etag(begun), document).expect("saving the draft of " + planId);
        admin.postSeen(path + "/submission", etag(saved), object().put("reason", REASON))
                .expect("submitting the draft of " + planId);
        return approver.postSeen(path + "/approval", etag(saved), object().put("acknowledgement", REASON))
                .expect("approving the draft of " + planId)
                .at("/published/version")
                .asInt();
    }

    private static String etag(JsonNode draft) {
        return draft.get("etag").asText();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
