package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.energy.ExchangeRateRow.Key;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.identity.Callers;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Keeps what currencies were worth. */
@ApplicationScoped
class ExchangeRateService {

    private final ExchangeRateRepository rates;
    private final Publication publication;
    private final Callers callers;
    private final Audit audit;

    ExchangeRateService(ExchangeRateRepository rates, Publication publication, Callers callers, Audit audit) {
        this.rates = rates;
        this.publication = publication;
        this.callers = callers;
        this.audit = audit;
    }

    /**
     * States a rate, once: prices were converted with it.
     *
     * @return whether it was not stated just so before
     */
    @Transactional
    boolean state(ExchangeRate rate) {
        Optional<ExchangeRate> standing = rates.findByIdOptional(Key.of(rate)).map(ExchangeRateRow::rate);
        if (standing.isPresent()) {
            if (standing.get().rate().compareTo(rate.rate()) != 0
                    || !standing.get().source().equals(rate.source())) {
                throw ProblemException.conflict("The rate of " + rate.day() + " is stated as "
                        + standing.get().words() + ": prices may have been converted with it.");
            }
            return false;
        }
        rates.persist(new ExchangeRateRow(rate, callers.current().id(), publication.now()));
        audit.record(Act.created("exchange-rate.stated", "currency", rate.base() + "-" + rate.quote(), rate));
        return true;
    }
}
