package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.publication.Reason;
import dev.thinkwatt.model.energy.Site;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a site shall be.
 *
 * @param pue energy of the whole facility per energy of its computers
 * @param workPerWh what its hardware does per Wh, relative to the reference hardware
 * @param agreementShare share of its power bought under a purchase agreement
 * @param agreementDiscount what the agreement takes off the market price
 * @param currency in which its electricity is paid
 */
record SiteWish(
        @NotNull @Pattern(regexp = "\\P{Cntrl}{1,100}", message = "must be 1 to 100 characters of text") String name,

        @NotNull @Schema(type = SchemaType.STRING, examples = "Europe/Stockholm")
        ZoneId zone,

        @NotNull @DecimalMin("1") @DecimalMax("5") @Digits(integer = 1, fraction = 6) BigDecimal pue,

        @NotNull @Pattern(
                regexp = "[a-z0-9][a-z0-9.-]{0,63}",
                message = "must be lower-case letters, digits, points and hyphens")
        String hardwareClass,

        @NotNull @DecimalMin("0.1") @DecimalMax("1000") @Digits(integer = 4, fraction = 6) BigDecimal workPerWh,

        @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 6) BigDecimal agreementShare,

        @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 6) BigDecimal agreementDiscount,

        @NotNull Currency currency,
        @NotNull @Reason String reason) {

    Site site(String id) {
        return new Site(id, name, zone, pue, hardwareClass, workPerWh, agreementShare, agreementDiscount);
    }
}
