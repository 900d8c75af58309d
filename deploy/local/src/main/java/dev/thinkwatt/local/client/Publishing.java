package dev.thinkwatt.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.local.identity.Person;
import java.time.Instant;
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
        publish(planId, draft(planId, object().put("fromPlan", like), document -> {}), object());
    }

    /** The next version of a plan: the one in force, changed. It is in force at once. */
    public int next(String planId, Consumer<ObjectNode> change) {
        return publish(planId, draft(planId, change), object());
    }

    /** The next version of a plan, in force from a time to come on. */
    public int next(String planId, Consumer<ObjectNode> change, Instant effectiveFrom) {
        return publish(planId, draft(planId, change), object().put("effectiveFrom", effectiveFrom.toString()));
    }

    /**
     * A draft of a plan: the version in force, changed.
     *
     * @return its ETag
     */
    public String draft(String planId, Consumer<ObjectNode> change) {
        return draft(planId, object(), change);
    }

    private String draft(String planId, ObjectNode copy, Consumer<ObjectNode> change) {
        JsonNode begun = admin.post(path(planId), copy).expect("beginning a draft of " + planId);
        ObjectNode document = begun.get("document").deepCopy();
        change.accept(document);
        return etag(admin.putSeen(path(planId), etag(begun), document).expect("saving the draft of " + planId));
    }

    private int publish(String planId, String etag, ObjectNode submission) {
        JsonNode submitted = admin.postSeen(path(planId) + "/submission", etag, submission.put("reason", REASON))
                .expect("submitting the draft of " + planId);
        ObjectNode word = object().put("acknowledgement", REASON).set("doubts", submitted.get("doubts"));
        return approver.postSeen(path(planId) + "/approval", etag, word)
                .expect("approving the draft of " + planId)
                .at("/published/version")
                .asInt();
    }

    private static String path(String planId) {
        return "/v1/plans/" + planId + "/draft";
    }

    private static String etag(JsonNode draft) {
        return draft.get("etag").asText();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
