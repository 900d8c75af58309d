package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class TariffImportRepository implements PanacheRepository<TariffImportRow> {

    /** Latest first. */
    List<TariffImportRow> page(String siteId, long before, int rows) {
        return find("siteId = ?1 and number < ?2 order by number desc", siteId, before)
                .page(0, rows)
                .list();
    }

    /** @throws ProblemException 404 where there is none */
    TariffImportRow one(String siteId, long number) {
        return find("siteId = ?1 and number = ?2", siteId, number)
                .firstResultOptional()
                .orElseThrow(
                        () -> ProblemException.notFound("There is no import " + number + " of site " + siteId + "."));
    }

    Optional<TariffUndoRow> undo(long number) {
        return Optional.ofNullable(getEntityManager().find(TariffUndoRow.class, number));
    }

    void persist(TariffUndoRow undo) {
        getEntityManager().persist(undo);
    }
}
