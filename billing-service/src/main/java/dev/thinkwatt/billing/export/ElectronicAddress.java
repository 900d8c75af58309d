package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.account.BilledParty;
import dev.thinkwatt.support.problem.ProblemException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody gets e-invoices in the Peppol network.
 *
 * @param scheme of the code list "Electronic Address Scheme": {@code 0088}, {@code 9930}
 */
record ElectronicAddress(String scheme, String id) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4}|EM):([A-Za-z0-9][\\w.@+:-]{0,99})");

    /** The schemes in which a VAT id is an address, by country; other countries have none. */
    private static final Map<String, String> VAT_SCHEMES = Map.ofEntries(
            Map.entry("AD", "9922"),
            Map.entry("AL", "9923"),
            Map.entry("AT", "9914"),
            Map.entry("BA", "9924"),
            Map.entry("BE", "9925"),
            Map.entry("BG", "9926"),
            Map.entry("CH", "9927"),
            Map.entry("CY", "9928"),
            Map.entry("CZ", "9929"),
            Map.entry("DE", "9930"),
            Map.entry("EE", "9931"),
            Map.entry("ES", "9920"),
            Map.entry("FR", "9957"),
            Map.entry("GB", "9932"),
            Map.entry("GR", "9933"),
            Map.entry("HR", "9934"),
            Map.entry("HU", "9910"),
            Map.entry("IE", "9935"),
            Map.entry("LI", "9936"),
            Map.entry("LT", "9937"),
            Map.entry("LU", "9938"),
            Map.entry("LV", "9939"),
            Map.entry("MC", "9940"),
            Map.entry("ME", "9941"),
            Map.entry("MK", "9942"),
            Map.entry("MT", "9943"),
            Map.entry("PL", "9945"),
            Map.entry("PT", "9946"),
            Map.entry("RO", "9947"),
            Map.entry("RS", "9948"),
            Map.entry("SI", "9949"),
            Map.entry("SK", "9950"),
            Map.entry("SM", "9951"),
            Map.entry("TR", "9952"),
            Map.entry("VA", "9953"));

    /** Reads {@code scheme:id}. */
    static ElectronicAddress parse(String field, String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw ProblemException.invalid(field, "must be a scheme and an id, like 0088:7300010000001");
        }
        return new ElectronicAddress(parts.group(1), parts.group(2));
    }

    /**
     * Where a document goes.
     *
     * @param to as who asks for it has it; null: the address that the buyer's VAT id is
     */
    static ElectronicAddress of(BilledParty buyer, @Nullable String to) {
        return to != null
                ? parse("to", to)
                : of(buyer)
                        .orElseThrow(() ->
                                ProblemException.conflict("The account has no VAT id that is an electronic address in "
                                        + buyer.country() + ": name one as the parameter to."));
    }

    static Collection<String> vatSchemes() {
        return VAT_SCHEMES.values();
    }

    /** The address that a VAT id is, in the countries where it is one. */
    static Optional<ElectronicAddress> of(BilledParty party) {
        String scheme = VAT_SCHEMES.get(party.country());
        String vatId = party.vatId();
        return scheme == null || vatId == null
                ? Optional.empty()
                : Optional.of(new ElectronicAddress(scheme, vatId.replace(" ", "")));
    }
}
