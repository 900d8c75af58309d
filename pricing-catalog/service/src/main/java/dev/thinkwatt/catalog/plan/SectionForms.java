package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.form.Form;
import dev.thinkwatt.catalog.form.Sent;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The sections that are forms, each as it is asked of a draft. */
@ApplicationScoped
class SectionForms {

    private final ModelSource catalog;

    SectionForms(ModelSource catalog) {
        this.catalog = catalog;
    }

    /** @throws ProblemException 404 for a section that is edited otherwise */
    Form of(Section section, JsonNode document) {
        return switch (section) {
            case MODELS -> ModelsForm.of(catalog.models(), document);
            case ALLOWANCES -> AllowancesForm.of(document);
            case PERIODS -> PeriodsForm.of(document);
            case TERMS -> TermsForm.of(document);
            case ENERGY -> SurchargeForm.FORM;
            case ENTITLEMENTS -> EntitlementsForm.FORM;
            case EXPIRY -> ExpiryForm.FORM;
            default -> throw ProblemException.notFound(section.title() + " is no such form.");
        };
    }

    /** Puts what was sent into a draft. */
    void write(Section section, Sent sent, ObjectNode document) {
        Form form = section == Section.ALLOWANCES ? AllowancesForm.of(document, sent) : of(section, document);
        form.write(sent, document);
        if (section == Section.ENERGY) {
            SurchargeForm.complete(document);
        }
    }

    /** Of a draft, with what is wrong with it. */
    SectionForm view(Section section, JsonNode document, Faults faults) {
        List<String> chains = section == Section.ALLOWANCES ? FallbackChains.of(document) : List.of();
        return SectionForm.of(of(section, document).draw(document), chains, faults);
    }
}
