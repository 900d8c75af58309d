package dev.thinkwatt.billing.tax;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The European Union and its VAT ids. */
final class Union {

    private static final Set<String> STATES = Set.of(
            "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU",
            "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE");

    /** What follows the prefix. */
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Z+*]{2,12}");

    private Union() {}

    static boolean has(String country) {
        return STATES.contains(country);
    }

    static String compact(String vatId) {
        return vatId.replace(" ", "");
    }

    /** What is wrong with a VAT id, as a rule. Those of countries outside the Union are taken as they are. */
    static Optional<String> violation(String country, String vatId) {
        String prefix = prefix(country);
        String id = compact(vatId);
        boolean wellFormed = !has(country)
                || (id.startsWith(prefix)
                        && NUMBER.matcher(id.substring(prefix.length())).matches());
        return wellFormed
                ? Optional.empty()
                : Optional.of(
                        "must be a VAT id of " + country + ": " + prefix + " and 2 to 12 digits and capital letters");
    }

    /** Greece has its own. */
    private static String prefix(String country) {
        return country.equals("GR") ? "EL" : country;
    }
}
