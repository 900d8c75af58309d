package dev.thinkwatt.billing.tax;

import dev.thinkwatt.billing.ledger.Months;
import dev.thinkwatt.billing.tax.TaxRates.Rate;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** States rates of VAT and takes them back, as long as no final invoice stands on them. */
@ApplicationScoped
class TaxRateService {

    private final DataSource database;
    private final Months months;
    private final Audit audit;

    TaxRateService(DataSource database, Months months, Audit audit) {
        this.database = database;
        this.months = months;
        this.audit = audit;
    }

    @Transactional
    List<Rate> after(String country, LocalDate from, int limit) {
        try (Connection connection = database.getConnection()) {
            return new TaxRates(connection).after(country, from, limit);
        } catch (SQLException e) {
            throw new IllegalStateException("rates of VAT cannot be read", e);
        }
    }

    /** States a rate; one that is stated so already stays as it is. */
    @Transactional
    void put(Rate rate) {
        try (Connection connection = database.getConnection()) {
            TaxRates rates = new TaxRates(connection);
            months.keepFromClosing(connection);
            Optional<Rate> before = rates.find(rate.country(), rate.from());
            if (before.isPresent() && before.get().percent().compareTo(rate.percent()) == 0) {
                return;
            }
            refuseInUse(rates, rate.country(), rate.from());
            rates.put(rate);
            audit.record(new Act("tax-rate.stated", "tax-rate", id(rate), before.orElse(null), rate, null));
        } catch (SQLException e) {
            throw new IllegalStateException("a rate of VAT cannot be stated", e);
        }
    }

    /** Takes a rate back; one that is not there is no longer there. */
    @Transactional
    void remove(String country, LocalDate from) {
        try (Connection connection = database.getConnection()) {
            TaxRates rates = new TaxRates(connection);
            months.keepFromClosing(connection);
            Optional<Rate> before = rates.find(country, from);
            if (before.isPresent()) {
                refuseInUse(rates, country, from);
                rates.remove(before.get());
                audit.record(new Act("tax-rate.removed", "tax-rate", id(before.get()), before.get(), null, null));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a rate of VAT cannot be taken back", e);
        }
    }

    private static void refuseInUse(TaxRates rates, String country, LocalDate from) throws SQLException {
        rates.lastUse(country, from).ifPresent(last -> {
            throw ProblemException.invalid(
                    "from", "must be after " + last + ", the date of the last final invoice with VAT of " + country);
        });
    }

    private static String id(Rate rate) {
        return rate.country() + "/" + rate.from();
    }
}
