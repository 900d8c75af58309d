package dev.thinkwatt.model.document;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.ModelAlias;
import dev.thinkwatt.model.plan.ModelAliases;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** What is asked of prices, and of how they are to be read. */
final class PriceRules {

    private static final int DECIMALS_MAX = 18;
    private static final int SOURCE_LENGTH_MAX = 200;

    private PriceRules() {}

    static void price(Fields price) {
        unitPrice(price);
        price.atLeast("contextAbove", 1);
        price.identifier("site");
        if (price.get("site") != null && price.get("siteGroup") != null) {
            price.fault("siteGroup", "must not stand beside site");
        }
        price.get("source", String.class)
                .filter(source -> source.isBlank() || source.length() > SOURCE_LENGTH_MAX)
                .ifPresent(
                        source -> price.fault("source", "must be 1 to " + SOURCE_LENGTH_MAX + " characters of text"));
    }

    /** So much money for so many units. */
    static void unitPrice(Fields price) {
        price.amountNotNegative("price");
        price.number("per").ifPresent(per -> {
            if (isPowerOfTen(per)) {
                price.get("price", Money.class)
                        .filter(money -> decimals(money.amount().divide(per)) > DECIMALS_MAX)
                        .ifPresent(money -> price.fault(
                                "price.amount", "must leave at most " + DECIMALS_MAX + " decimals to one unit"));
            } else {
                price.fault("per", "must be 1, 10, 100 …");
            }
        });
    }

    static void terms(Fields terms) {
        if (terms.get("aliases") instanceof List<?> aliases) {
            aliases(terms, aliases);
        }
        if (terms.get("otherBaseFees") instanceof List<?> fees) {
            for (int i = 0; i < fees.size(); i++) {
                if (fees.get(i) instanceof Money fee && fee.amount().signum() < 0) {
                    terms.fault("otherBaseFees[" + i + "].amount", "must be at least 0");
                }
            }
        }
    }

    static void alias(Fields alias) {
        alias.identifier("id");
    }

    private static void aliases(Fields terms, List<?> written) {
        List<ModelAlias> read = written.stream()
                .filter(ModelAlias.class::isInstance)
                .map(ModelAlias.class::cast)
                .toList();
        ModelAliases aliases = ModelAliases.of(read);
        aliases.repeated()
                .ifPresent(i -> terms.fault(
                        "aliases[" + i + "].from",
                        "must not be when the same alias begins to stand for another model"));
        if (aliases.repeated().isEmpty()) {
            aliases.doubled()
                    .ifPresent(i -> terms.fault(
                            "aliases[" + i + "].model",
                            "must not be one that another alias stands for at the same time"));
        }
    }

    static void siteGroup(Fields group) {
        group.identifier("id");
        group.notEmpty("sites");
    }

    static void notSold(Fields row) {
        if (List.of("model", "kind", "tier").stream().allMatch(field -> row.get(field) == null)) {
            row.fault("model", "must be given, or a kind, or a tier");
        }
        row.get("kind", UsageKind.class)
                .filter(UsageKind.REQUEST::equals)
                .ifPresent(kind -> row.fault("kind", "must not be REQUEST: requests are sold, or their tokens are"));
    }

    private static boolean isPowerOfTen(BigDecimal per) {
        return per.signum() > 0 && per.stripTrailingZeros().unscaledValue().equals(BigInteger.ONE);
    }

    private static int decimals(BigDecimal number) {
        return number.stripTrailingZeros().scale();
    }
}
