package dev.thinkwatt.model.plan;

import dev.thinkwatt.model.money.Money;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the prices of a plan are to be read.
 *
 * @param contextSteps what a context step prices; absent: the whole request
 * @param siteGroups that prices are for; a site is in one of them at most
 * @param notSold what has no price on purpose
 * @param otherBaseFees what the base fee is in the other currencies that the plan is sold in, one for each; an account pays
 *     the prices of its own currency
 * @param aliases names that prices have for models; a model has one at a time at most
 */
public record PriceTerms(
        @Nullable ContextSteps contextSteps,
        List<SiteGroup> siteGroups,
        List<NotSold> notSold,
        List<Money> otherBaseFees,
        List<ModelAlias> aliases) {

    /** What the price of a context step is for, once the context is longer than the step. */
    public enum ContextSteps {
        /** All of the request, its output too. */
        WHOLE_REQUEST,
        /**
         * The tokens of the context that lie beyond the step, and what comes after the context: output, reasoning, tool
         * calls, and the request itself. A context is taken to start with what was read from the cache.
         */
        EXCESS
    }

    public static final PriceTerms USUAL = new PriceTerms(null, List.of(), List.of(), List.of(), List.of());

    public PriceTerms {
        contextSteps = Objects.requireNonNullElse(contextSteps, ContextSteps.WHOLE_REQUEST);
        siteGroups = List.copyOf(siteGroups);
        notSold = List.copyOf(notSold);
        otherBaseFees = List.copyOf(otherBaseFees);
        ModelAliases named = ModelAliases.of(aliases);
        aliases = named;
        if (otherBaseFees.stream().anyMatch(fee -> fee.amount().signum() < 0)) {
            throw new IllegalArgumentException("a base fee is negative");
        }
        if (named.repeated().isPresent() || named.doubled().isPresent()) {
            throw new IllegalArgumentException("an alias stands for two models at once, or two for one");
        }
        Set<String> ids = new HashSet<>();
        Set<String> sites = new HashSet<>();
        for (SiteGroup group : siteGroups) {
            if (!ids.add(group.id())) {
                throw new IllegalArgumentException("there are two site groups " + group.id());
            }
            for (String site : group.sites()) {
                if (!sites.add(site)) {
                    throw new IllegalArgumentException("site " + site + " is in two site groups");
                }
            }
        }
    }

    /** Of a plan that is sold in the currency of its base fee alone. */
    public PriceTerms(@Nullable ContextSteps contextSteps, List<SiteGroup> siteGroups, List<NotSold> notSold) {
        this(contextSteps, siteGroups, notSold, List.of());
    }

    /** Of a plan whose prices name the models themselves. */
    public PriceTerms(
            @Nullable ContextSteps contextSteps,
            List<SiteGroup> siteGroups,
            List<NotSold> notSold,
            List<Money> otherBaseFees) {
        this(contextSteps, siteGroups, notSold, otherBaseFees, List.of());
    }

    /** The models that a name in a price stands for, now or then. */
    public Set<String> models(String name) {
        return ((ModelAliases) aliases).models(name);
    }

    /** The other name under which a model is priced at an instant. */
    Optional<String> aliasOf(String model, Instant at) {
        return ((ModelAliases) aliases).of(model, at);
    }

    @Override
    public ContextSteps contextSteps() {
        return Objects.requireNonNull(contextSteps);
    }

    /** Whether a price is for requests that run at a site. */
    boolean isFor(Price price, String site) {
        if (price.siteGroup() == null) {
            return price.site() == null || price.site().equals(site);
        }
        return siteGroups.stream()
                .anyMatch(group ->
                        group.id().equals(price.siteGroup()) && group.sites().contains(site));
    }
}
