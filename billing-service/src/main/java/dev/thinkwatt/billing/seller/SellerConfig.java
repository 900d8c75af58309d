package dev.thinkwatt.billing.seller;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;

/** Who sends the invoices. */
@ConfigMapping(prefix = "billing.seller")
public interface SellerConfig {

    @NotBlank String name();

    /** From top to bottom, without the country. */
    List<String> address();

    /** ISO 3166-1, two letters. */
    @Pattern(regexp = "[A-Z]{2}") String country();

    /** The number in the register of companies. */
    @NotBlank String registration();

    /** Without one, nothing is subject to VAT. */
    Optional<String> vatId();

    /** Where e-invoices come from, as {@code scheme:id} of the Peppol network. */
    String electronicAddress();

    Optional<String> email();

    Optional<String> iban();

    Optional<String> bic();

    /** Days from the date of the invoice until it is due. */
    @Min(0) @Max(365) int paymentDays();
}
