package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of a plan that is edited at once. */
enum Section {
    BASICS("Basics", "", List.of("id", "name", "paid", "baseFee", "usageTerms", "unlistedModel", "hold")),
    MODELS(
            "Models",
            "What the plan sells, each model with its energy profile. Begin each with what is said on its own page.",
            List.of("models")),
    ALLOWANCES(
            "Allowances",
            "Limits: what is counted of which models, in which window, and what happens when nothing is left.",
            List.of("allowances")),
    PRICES("Prices", "", List.of("prices")),
    PERIODS(
            "Tiers and packages",
            "What is charged by what an account uses over a period: tiers, packages, a minimum, prepaid credit. Empty:"
                    + " nothing.",
            List.of("periodTerms")),
    TERMS(
            "Price terms",
            "How prices are read: context steps, aliases, groups of sites, what is not sold, the fee in other"
                    + " currencies. Empty: as usual.",
            List.of("priceTerms")),
    ENERGY("Energy", "How electricity is passed on. Empty: it is not.", List.of("surcharge")),
    ENTITLEMENTS(
            "Entitlements",
            "The multiplier of limits, the least tier of routers, when notices go out, and what subscribers may set.",
            List.of("entitlements")),
    EXPIRY(
            "Expiry",
            "What becomes of a request that nobody settles in time. Empty: it is settled at the estimate.",
            List.of("expiry")),
    WHOLE("Whole document", "All of it, for what no other section has.", List.of());

    /** As long as what the API takes. */
    private static final int LENGTH_MAX = 1 << 20;

    private final String title;
    private final String purpose;
    private final List<String> fields;

    Section(String title, String purpose, List<String> fields) {
        this.title = title;
        this.purpose = purpose;
        this.fields = fields;
    }

    /** The section that a path within a plan lies in. */
    static Section of(String path) {
        return Arrays.stream(values())
                .filter(section -> section.fields.contains(path.split("[.\\[]", 2)[0]))
                .findFirst()
                .orElse(WHOLE);
    }

    static Optional<Section> bySlug(String slug) {
        return Arrays.stream(values())
                .filter(section -> section.slug().equals(slug))
                .findFirst();
    }

    public String title() {
        return title;
    }

    public String purpose() {
        return purpose;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a form that says itself what it asks. */
    public boolean isForm() {
        return page().startsWith("form/");
    }

    /** Where in the draft's pages it is edited first of all. */
    public String page() {
        return switch (this) {
            case BASICS, PRICES -> slug();
            case MODELS, ALLOWANCES, PERIODS, TERMS, ENERGY, ENTITLEMENTS, EXPIRY -> "form/" + slug();
            default -> json();
        };
    }

    /** Where it is edited as JSON. */
    public String json() {
        return "json/" + slug();
    }

    boolean has(Violation fault) {
        return of(fault.field()) == this;
    }

    /** The field that a section of JSON is; empty where it is all of them. */
    Optional<String> field() {
        return this == WHOLE ? Optional.empty() : Optional.of(fields.getFirst());
    }

    /** Puts what it says into a document; for nothing it is taken away. */
    void put(ObjectNode document, JsonNode part) {
        if (field().isEmpty()) {
            document.removeAll();
            document.setAll((ObjectNode) part);
        } else if (part.isMissingNode()) {
            document.remove(field().get());
        } else {
            document.set(field().get(), part);
        }
    }

    /** @throws ProblemException 400 for what is no JSON, or no section */
    JsonNode read(String text) {
        if (text.length() > LENGTH_MAX) {
            throw ProblemException.invalid("text", "It must have at most " + LENGTH_MAX + " characters.");
        }
        try {
            JsonNode part = Json.strict().readTree(text);
            if (field().isEmpty() && !part.isObject()) {
                throw ProblemException.invalid("text", "It must be an object.");
            }
            DraftDocument.endless(part).stream().findFirst().ifPresent(number -> {
                throw ProblemException.invalid("text", "What stands at " + number.field() + " " + number.rule() + ".");
            });
            return part;
        } catch (StreamConstraintsException e) {
            throw ProblemException.invalid("text", "It nests too deep, or has a number or a name that is too long.");
        } catch (JsonProcessingException e) {
            throw ProblemException.invalid(
                    "text",
                    "This is no JSON: line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
        }
    }
}
