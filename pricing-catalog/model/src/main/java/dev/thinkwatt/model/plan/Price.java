package dev.thinkwatt.model.plan;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What so many units of a kind cost: {@code 1.25 USD per 1,000,000} input tokens. Never a rounded price of one token.
 *
 * <p>A row is for one model, kind and service tier, and may be for less than all of their requests: for a place, for a
 * context step. Of the rows that a request meets the most specific one prices it. The place is compared first, then the
 * step: a row for its site comes before one for its site group, which comes before one for any site; among rows of the
 * same place the highest context step reached wins. Rows that name an alias of the model come after those that name the model.
 *
 * @param model or an alias of the plan, which stands for it when the request was decided
 * @param per how many units the price is for: 1, 10, 100 … so that any number of units has an exact price, of at most 18
 *     decimals
 * @param contextAbove the row is for a context of more tokens than this, as price lists' {@code above_200k_tokens} is; absent:
 *     for any
 * @param site where the request ran; absent: anywhere
 * @param siteGroup of the plan, in one site of which the request ran; absent: anywhere
 * @param source where the price was taken from; absent: whoever published the plan set it
 */
public record Price(
        String model,
        UsageKind kind,
        ServiceTier tier,
        Money price,
        long per,
        @Nullable Long contextAbove,
        @Nullable String site,
        @Nullable String siteGroup,
        @Nullable String source) {

    private static final int SOURCE_LENGTH_MAX = 200;

    public Price {
        var _ = new UnitPrice(price, per);
        if (contextAbove != null && contextAbove < 1) {
            throw new IllegalArgumentException("a context step is above 1 token or more");
        }
        if (site != null && siteGroup != null) {
            throw new IllegalArgumentException("a price is for a site or for a site group, not for both");
        }
        if (source != null && (source.isBlank() || source.length() > SOURCE_LENGTH_MAX)) {
            throw new IllegalArgumentException("a source has 1 to " + SOURCE_LENGTH_MAX + " characters");
        }
    }

    /** A price of any context and any site. */
    public Price(String model, UsageKind kind, ServiceTier tier, Money price, long per) {
        this(model, kind, tier, price, per, null, null, null, null);
    }

    /** What so many units cost, exactly. */
    public BigDecimal of(long quantity) {
        return UnitPrice.of(price, per, quantity);
    }

    /** Whether the row is for a context of so many tokens. */
    public boolean isReachedBy(long context) {
        return contextAbove == null || context > contextAbove;
    }

    /** Whether the row is for every context and place. */
    public boolean coversAll() {
        return contextAbove == null && site == null && siteGroup == null;
    }

    /** What the row is for, in words: no two rows of a plan are for the same. */
    String subject() {
        return kind + " of " + model + " in tier " + tier
                + (contextAbove == null ? "" : " above " + contextAbove + " tokens")
                + (site == null ? "" : " at site " + site)
                + (siteGroup == null ? "" : " in site group " + siteGroup)
                + " in " + price.currency();
    }
}
