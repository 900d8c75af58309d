package dev.thinkwatt.model.usage;

/**
 * What served a request, and what that used: all that its price depends on.
 *
 * @param site where it ran, or {@link UsageEvent#UNKNOWN_SITE}
 * @param usage in disjoint kinds
 */
public record Served(String model, ServiceTier tier, String site, Usage usage) {

    /** What nobody has served yet, as it is expected to be: in the usual tier, nobody knows where. */
    public static Served expected(String model, Usage usage) {
        return new Served(model, ServiceTier.STANDARD, UsageEvent.UNKNOWN_SITE, usage);
    }
}
