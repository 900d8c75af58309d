package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.form.Sent;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Drafts as plans, for whoever tries them out. */
@ApplicationScoped
public class DraftPlans {

    private final DraftService drafts;
    private final DraftChecks checks;
    private final SectionForms forms;
    private final Publication publication;

    DraftPlans(DraftService drafts, DraftChecks checks, SectionForms forms, Publication publication) {
        this.drafts = drafts;
        this.checks = checks;
        this.forms = forms;
        this.publication = publication;
    }

    /** @param plan under the number that its next version will have */
    public record Drafted(Plan plan, String etag) {}

    /** Whether a plan has a draft now. */
    public boolean has(String planId) {
        return drafts.has(planId);
    }

    /**
     * The draft of a plan as it is saved, whether it can be published or not.
     *
     * @throws ProblemException 404 where there is none
     */
    public TypedDraft saved(String planId) {
        PlanDraftRow draft = drafts.get(planId);
        return examined(planId, draft.document(), found -> List.of());
    }

    /**
     * The draft with one section as a form of the editor has it now. Nothing is saved.
     *
     * @param form its fields by name, {@code section} among them
     * @throws ProblemException 404 where there is no draft, 400 for a form that is none of the editor's
     */
    public TypedDraft typed(String planId, Map<String, List<String>> form) {
        Sent sent = new Sent(form);
        Section section = Section.bySlug(sent.value("section"))
                .orElseThrow(() -> ProblemException.invalid("section", "must be one of the editor's"));
        ObjectNode document = drafts.get(planId).document().tree();
        if (sent.has("text")) {
            return json(planId, document, section, sent.value("text"));
        }
        return switch (section) {
            case BASICS -> basics(planId, document, BasicsForm.of(sent));
            case PRICES -> prices(planId, document, new PriceForm(sent));
            default -> section(planId, document, section, sent);
        };
    }

    /**
     * How the draft passes electricity on with what a form of the editor has now, whatever its other sections say.
     *
     * @param form its fields by name
     * @throws ProblemException 404 where there is no draft
     */
    public TypedPolicy policy(String planId, Map<String, List<String>> form) {
        ObjectNode document = drafts.get(planId).document().tree();
        forms.write(Section.ENERGY, new Sent(form), document);
        List<Violation> faults = faults(planId, document).of(Section.ENERGY);
        JsonNode policy = document.path("surcharge");
        if (!faults.isEmpty() || !policy.isObject()) {
            return new TypedPolicy(null, faults);
        }
        try {
            return new TypedPolicy(Json.strict().treeToValue(policy, SurchargePolicy.class), faults);
        } catch (JsonProcessingException e) {
            return new TypedPolicy(null, List.of(new Violation("surcharge", "cannot be read: see it as JSON")));
        }
    }

    /** What would keep a document from being published that nobody need have saved. */
    Faults faults(String planId, ObjectNode document) {
        return new Faults(examined(planId, document, faults -> List.of()).faults());
    }

    private TypedDraft basics(String planId, ObjectNode document, BasicsForm form) {
        form.writeTo(document);
        return examined(planId, document, BasicsForm::wrong);
    }

    private TypedDraft prices(String planId, ObjectNode document, PriceForm form) {
        PriceTable.write(document, form.amounts());
        return examined(planId, document, faults -> form.wrong(document, faults));
    }

    private TypedDraft section(String planId, ObjectNode document, Section section, Sent sent) {
        forms.write(section, sent, document);
        return examined(
                planId,
                document,
                faults -> forms.view(section, document, faults).fields());
    }

    private TypedDraft json(String planId, ObjectNode document, Section section, String text) {
        try {
            section.put(document, section.read(text));
        } catch (ProblemException unreadable) {
            Faults faults = new Faults(List.copyOf(unreadable.problem().violations()));
            return new TypedDraft(null, faults.all(), wrongText(faults.at("text")));
        }
        return examined(planId, document, faults -> wrongText(faults.first(section)));
    }

    private static List<TypedDraft.Field> wrongText(@Nullable String wrong) {
        return List.of(new TypedDraft.Field("text-wrong", wrong));
    }

    private TypedDraft examined(String planId, ObjectNode document, Function<Faults, List<TypedDraft.Field>> fields) {
        try {
            return examined(planId, DraftDocument.written(document), fields);
        } catch (ProblemException unwritable) {
            List<Violation> faults = List.copyOf(unwritable.problem().violations());
            return new TypedDraft(null, faults, fields.apply(new Faults(faults)));
        }
    }

    private TypedDraft examined(
            String planId, DraftDocument document, Function<Faults, List<TypedDraft.Field>> fields) {
        Examination found = checks.examine(planId, document, publication.now());
        return new TypedDraft(found.plan(), found.faults(), fields.apply(new Faults(found.faults())));
    }

    /**
     * The draft of a plan as it would be published now.
     *
     * @throws ProblemException 404 where there is none, 400 with all its faults
     */
    public Drafted sound(String planId) {
        PlanDraftRow draft = drafts.get(planId);
        return new Drafted(checks.examine(draft, publication.now()).sound(), draft.etag());
    }
}
