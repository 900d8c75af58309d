package dev.thinkwatt.billing.console;

import dev.thinkwatt.billing.export.Figures;
import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;

/** Amounts of money as pages show them: every digit that they have, thousands apart. */
@TemplateExtension
final class Amounts {

    private Amounts() {}

    static String money(BigDecimal amount) {
        return Figures.grouped(amount);
    }
}
