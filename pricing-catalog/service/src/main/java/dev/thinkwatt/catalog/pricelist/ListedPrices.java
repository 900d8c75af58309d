package dev.thinkwatt.catalog.pricelist;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Finds the prices of a list that a draft is to take. */
@ApplicationScoped
class ListedPrices {

    private static final int SOURCE_LENGTH_MAX = 200;

    private final PriceListRepository lists;

    ListedPrices(PriceListRepository lists) {
        this.lists = lists;
    }

    /**
     * Whose prices a draft is to take.
     *
     * @param list the price list
     * @param revision of the list; the latest, if absent
     * @param listed the id of the model, as the list writes it
     * @param model the one of the draft that is to have them
     */
    record Wanted(
            @Identifier String list,
            @Nullable @Min(1) Integer revision,

            @NotNull @Pattern(regexp = "[!-~]{1,200}", message = "must be 1 to 200 printable characters of ASCII") String listed,

            @Identifier String model) {}

    /** @throws ProblemException 400 where the list, its revision, the model or that of the draft is not there */
    TakenPrices find(Wanted wanted, JsonNode draft) {
        PriceListRow list = lists.findByIdOptional(wanted.list())
                .orElseThrow(() -> ProblemException.invalid("list", "must be a price list"));
        int latest = lists.latest(list.name).orElseThrow().key.revision();
        int revision = wanted.revision() == null ? latest : wanted.revision();
        if (revision > latest) {
            throw ProblemException.invalid("revision", "must be one of list " + list.name + ", which has " + latest);
        }
        ListedModel listed = lists.model(list.name, wanted.listed(), revision)
                .orElseThrow(() -> ProblemException.invalid(
                        "listed", "must be a model of revision " + revision + " of list " + list.name));
        if (listed.prices().isEmpty()) {
            throw ProblemException.invalid("listed", "must be a model with prices of tokens, and has none");
        }
        requireSold(wanted.model(), draft);
        return new TakenPrices(
                listed.planPrices(wanted.model(), list.currency(), source(list.name, revision, listed.id())));
    }

    private static void requireSold(String model, JsonNode draft) {
        if (StreamSupport.stream(draft.path("models").spliterator(), false)
                .noneMatch(sold -> sold.path("id").asText().equals(model))) {
            throw ProblemException.invalid("model", "must be one that the draft sells");
        }
    }

    private static String source(String list, int revision, String listed) {
        String source = list + " revision " + revision + ": " + listed;
        return source.length() > SOURCE_LENGTH_MAX ? source.substring(0, SOURCE_LENGTH_MAX) : source;
    }
}
