package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.TypedDecimal;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A site as somebody enters it, field by field. */
record SiteForm(Map<String, String> fields) {

    /** A site of the reference hardware that buys all of its power on the market. */
    static final SiteForm EMPTY =
            new SiteForm(Map.of("workPerWh", "1", "agreementShare", "0", "agreementDiscount", "0"));

    private static final ZoneId ANY_ZONE = ZoneId.of("UTC");
    private static final Currency ANY_CURRENCY = Currency.getInstance("EUR");

    SiteForm {
        fields = Map.copyOf(fields);
    }

    /** What was entered, and what is wrong with it; the site is of no use where anything is. */
    record Read(SiteWish wish, FieldProblems problems) {}

    /** As a form sends it. */
    static SiteForm sent(Map<String, List<String>> sent) {
        Map<String, String> fields = new HashMap<>();
        sent.forEach((name, values) -> fields.put(name, values.getFirst()));
        return new SiteForm(fields);
    }

    static SiteForm of(SiteStanding standing) {
        Site site = standing.site();
        return new SiteForm(Map.of(
                "id", site.id(),
                "name", site.name(),
                "zone", site.zone().getId(),
                "pue", site.pue().toPlainString(),
                "hardwareClass", site.hardwareClass(),
                "workPerWh", site.workPerWh().toPlainString(),
                "agreementShare", site.agreementShare().toPlainString(),
                "agreementDiscount", site.agreementDiscount().toPlainString(),
                "currency", standing.currency().getCurrencyCode()));
    }

    public String of(String field) {
        return fields.getOrDefault(field, "");
    }

    /** By the rules of the interface, each told beside its field. */
    Read read(Validator validator) {
        FieldProblems wrong = FieldProblems.NONE;
        Optional<ZoneId> zone = zone();
        if (zone.isEmpty()) {
            wrong = wrong.and(FieldProblems.of("zone", "must be a time zone, such as Europe/Stockholm"));
        }
        Optional<Currency> currency = currency();
        if (currency.isEmpty()) {
            wrong = wrong.and(FieldProblems.of("currency", "must be a currency code, such as EUR"));
        }
        for (String field : List.of("pue", "workPerWh", "agreementShare", "agreementDiscount")) {
            if (TypedDecimal.parse(of(field)).isEmpty()) {
                wrong = wrong.and(FieldProblems.of(field, TypedDecimal.RULE));
            }
        }
        SiteWish wish = new SiteWish(
                of("name").strip(),
                zone.orElse(ANY_ZONE),
                decimal("pue"),
                of("hardwareClass").strip(),
                decimal("workPerWh"),
                decimal("agreementShare"),
                decimal("agreementDiscount"),
                currency.orElse(ANY_CURRENCY),
                of("reason").strip());
        return new Read(wish, wrong.and(FieldProblems.of(validator.validate(wish))));
    }

    private BigDecimal decimal(String field) {
        return TypedDecimal.parse(of(field)).orElse(BigDecimal.ONE);
    }

    private Optional<ZoneId> zone() {
        try {
            return Optional.of(ZoneId.of(of("zone").strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Currency> currency() {
        try {
            return Optional.of(Currency.getInstance(of("currency").strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
