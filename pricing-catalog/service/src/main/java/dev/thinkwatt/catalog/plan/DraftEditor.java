package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.form.Sent;
import dev.thinkwatt.catalog.plan.DraftResource.Draft;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Changes drafts part by part, as the pages of the editor do. */
@ApplicationScoped
public class DraftEditor {

    private final DraftResource views;
    private final PlanDraftRepository rows;
    private final DraftService drafts;

    DraftEditor(DraftResource views, PlanDraftRepository rows, DraftService drafts) {
        this.views = views;
        this.rows = rows;
        this.drafts = drafts;
    }

    Optional<Draft> find(String planId) {
        return rows.findByIdOptional(planId).map(row -> views.get(row.planId).getEntity());
    }

    /** @throws ProblemException 404 where there is none */
    Draft get(String planId) {
        return views.get(planId).getEntity();
    }

    /** What the page of a section is about; what was typed is not in it. */
    Editing editing(String planId, Section section, @Nullable String etag) {
        Optional<Draft> draft = find(planId);
        if (draft.isEmpty() && etag == null) {
            throw DraftService.none(planId);
        }
        return Editing.of(planId, section, draft.orElse(null), etag);
    }

    /** The document of a draft as it is now. */
    public JsonNode document(String planId) {
        return get(planId).document();
    }

    /** The ETag of a draft as it is now. */
    public String etag(String planId) {
        return get(planId).etag();
    }

    /**
     * Changes a part of a draft and leaves the rest as it is.
     *
     * @param ifMatch the ETag of the draft that was seen
     * @return its ETag afterwards
     * @throws ProblemException 428 where nothing was seen, 412 where somebody else has saved, published or discarded it
     */
    public String change(String planId, @Nullable String ifMatch, Consumer<ObjectNode> change) {
        Condition seen = Condition.of(ifMatch, null).required();
        seen.check(rows.findByIdOptional(planId));
        ObjectNode document = document(planId).deepCopy();
        change.accept(document);
        return drafts.save(planId, DraftDocument.written(document), seen)
                .draft()
                .etag();
    }

    /**
     * The same for a form.
     *
     * @return why it was not: somebody else has saved, published or discarded it; empty where all is well
     */
    public Optional<String> save(String planId, String etag, Consumer<ObjectNode> change) {
        try {
            change(planId, etag, change);
            return Optional.empty();
        } catch (ProblemException refused) {
            if (refused.type() == ProblemType.PRECONDITION_FAILED || refused.type() == ProblemType.NOT_FOUND) {
                return Optional.of(String.valueOf(refused.getMessage()));
            }
            throw refused;
        }
    }

    /** The same for a form of the editor: over what somebody has seen since it was begun, where they say so. */
    Optional<String> save(String planId, Sent sent, Consumer<ObjectNode> change) {
        String over = sent.value("over");
        return save(planId, over.isEmpty() ? sent.value("etag") : over, change);
    }
}
