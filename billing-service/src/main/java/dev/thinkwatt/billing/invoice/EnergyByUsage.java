package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.invoice.InvoiceLine.ByUsage;
import dev.thinkwatt.billing.invoice.InvoiceLine.EarlierEnergy;
import dev.thinkwatt.billing.invoice.InvoiceLine.Steps;
import dev.thinkwatt.model.energy.MonthIndex;
import dev.thinkwatt.model.energy.StepTable;
import dev.thinkwatt.model.energy.SurchargeOfUsage;
import dev.thinkwatt.model.energy.SurchargePolicy;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What an energy line comes to that depends on the usage of its site. It is worked out for all of a month, and earlier invoices of
 * the month are subtracted: together they come to what a single one would have said. Pure.
 *
 * @param of the month
 * @param exact of the line
 * @param amount of the line
 */
public record EnergyByUsage(ByUsage of, BigDecimal exact, BigDecimal amount) {

    /**
     * @param usageNet what is new of it on the line
     * @param ofEvents what is new of what events come to by their rates
     * @param index what steps are counted of; null without steps
     * @param before what the last invoice before said of the month; null where none did
     */
    public static EnergyByUsage of(
            SurchargePolicy policy,
            BigDecimal usageNet,
            BigDecimal ofEvents,
            @Nullable MonthIndex index,
            @Nullable ByUsage before,
            Currency currency) {
        EarlierEnergy earlier = before == null ? null : earlier(before, currency);
        SurchargeOfUsage month = SurchargeOfUsage.of(
                policy,
                earlier == null ? usageNet : earlier.usageNet().add(usageNet),
                earlier == null || policy.steps() != null
                        ? ofEvents
                        : earlier.surcharge().add(ofEvents),
                index == null ? null : index.perKwh());
        BigDecimal amount = Rounding.toMinorUnit(month.amount(), currency);
        return new EnergyByUsage(
                new ByUsage(
                        month.usageNet(),
                        month.surcharge(),
                        index == null ? null : steps(policy, index),
                        policy.capShare(),
                        month.cut(),
                        earlier),
                earlier == null ? month.amount() : month.amount().subtract(earlier.exact()),
                earlier == null ? amount : amount.subtract(earlier.amount()));
    }

    /** Whether the line says anything: something is owed or given back. */
    boolean isNothing() {
        return exact.signum() == 0 && amount.signum() == 0;
    }

    private static EarlierEnergy earlier(ByUsage before, Currency currency) {
        BigDecimal exact = before.surcharge().subtract(before.cutByShare());
        return new EarlierEnergy(before.usageNet(), before.surcharge(), exact, Rounding.toMinorUnit(exact, currency));
    }

    private static @Nullable Steps steps(SurchargePolicy policy, MonthIndex index) {
        StepTable table = policy.stepTable();
        return table == null
                ? null
                : new Steps(
                        index.month(),
                        index.perKwh(),
                        table.step(),
                        table.pointsPerStep(),
                        table.maxPercent(),
                        table.steps(index.perKwh()),
                        table.percent(index.perKwh()));
    }
}
