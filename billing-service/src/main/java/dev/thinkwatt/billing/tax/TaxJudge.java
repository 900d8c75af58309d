package dev.thinkwatt.billing.tax;

import dev.thinkwatt.billing.seller.SellerConfig;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges how what a seller sells to an account is taxed at a date. The first rule that applies decides. */
public final class TaxJudge {

    private final SellerConfig seller;
    private final Rates rates;

    /** @param rates asked only where a rate is needed */
    public TaxJudge(SellerConfig seller, Rates rates) {
        this.seller = seller;
        this.rates = rates;
    }

    /** The rates of countries. */
    public interface Rates {
        /** In percent, where one is stated. */
        Optional<BigDecimal> at(String country, LocalDate date);
    }

    /** The tax of an invoice that is dated so. */
    public Taxation judge(TaxData buyer, LocalDate date) {
        if (seller.vatId().isEmpty()) {
            return none(TaxCategory.OUT_OF_SCOPE, null, "Not subject to VAT", buyer);
        }
        return switch (buyer.treatment()) {
            case EXEMPT -> none(TaxCategory.EXEMPT, seller.country(), buyer.exemptionReason(), buyer);
            case ZERO_RATED -> none(TaxCategory.ZERO_RATED, seller.country(), null, buyer);
            case STANDARD -> byCountries(buyer, date);
        };
    }

    private Taxation byCountries(TaxData buyer, LocalDate date) {
        if (seller.country().equals(buyer.country())) {
            return rated(buyer, date);
        }
        if (!Union.has(seller.country()) || !Union.has(buyer.country())) {
            return none(TaxCategory.OUT_OF_SCOPE, null, "Not subject to VAT", buyer);
        }
        Optional<String> vatId = buyer.businessId();
        if (vatId.isEmpty()) {
            return rated(buyer, date);
        }
        return Union.violation(buyer.country(), vatId.get())
                .<Taxation>map(rule -> new Taxation.Unknown("The VAT id of the account " + rule + "."))
                .orElseGet(() -> none(TaxCategory.REVERSE_CHARGE, buyer.country(), "Reverse charge", buyer));
    }

    /** At the rate of the buyer's country, be it the seller's too or that of somebody who is no business. */
    private Taxation rated(TaxData buyer, LocalDate date) {
        return rates.at(buyer.country(), date)
                .<Taxation>map(
                        percent -> new Taxation.Known(tax(TaxCategory.STANDARD, buyer.country(), percent, null, buyer)))
                .orElseGet(() -> new Taxation.Unknown("No VAT rate of " + buyer.country() + " is stated for " + date
                        + ": see PUT /v1/tax-rates/" + buyer.country() + "/{from}."));
    }

    private Taxation none(TaxCategory category, @Nullable String country, @Nullable String reason, TaxData buyer) {
        return new Taxation.Known(tax(category, country, BigDecimal.ZERO, reason, buyer));
    }

    private Tax tax(
            TaxCategory category,
            @Nullable String country,
            BigDecimal percent,
            @Nullable String reason,
            TaxData buyer) {
        boolean named = category.namesVatIds();
        return new Tax(
                category,
                country,
                percent,
                reason,
                named ? seller.vatId().map(Union::compact).orElse(null) : null,
                named ? buyer.businessId().orElse(null) : null);
    }
}
