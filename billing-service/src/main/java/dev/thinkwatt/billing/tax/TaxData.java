package dev.thinkwatt.billing.tax;

import dev.thinkwatt.support.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an account's tax is judged by.
 *
 * @param country ISO 3166-1, two letters
 * @param exemptionReason there where the treatment is {@link TaxTreatment#EXEMPT}, and only there
 */
public record TaxData(
        String country,
        @Nullable String vatId,
        TaxTreatment treatment,
        @Nullable String exemptionReason) {

    /** What is wrong with it, by the fields of a request. */
    public List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        if (vatId != null) {
            Union.violation(country, vatId).ifPresent(rule -> violations.add(new Violation("vatId", rule)));
        }
        boolean exempt = treatment == TaxTreatment.EXEMPT;
        if (exempt && (exemptionReason == null || exemptionReason.isBlank())) {
            violations.add(new Violation("exemptionReason", "must say why, where the tax treatment is EXEMPT"));
        }
        if (!exempt && exemptionReason != null) {
            violations.add(new Violation("exemptionReason", "must be absent, unless the tax treatment is EXEMPT"));
        }
        return violations;
    }

    /** The VAT id without spaces. */
    Optional<String> businessId() {
        return Optional.ofNullable(vatId).map(Union::compact).filter(id -> !id.isEmpty());
    }
}
