package dev.thinkwatt.catalog.carbon;

import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class CarbonImportRepository implements PanacheRepository<CarbonImportRow> {

    /** Latest first. */
    List<CarbonImportRow> page(String siteId, long before, int rows) {
        return find("siteId = ?1 and number < ?2 order by number desc", siteId, before)
                .page(0, rows)
                .list();
    }

    /** @throws ProblemException 404 where there is none */
    CarbonImportRow one(String siteId, long number) {
        return find("siteId = ?1 and number = ?2", siteId, number)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no import " + number + " of carbon intensities of site " + siteId + "."));
    }

    Optional<CarbonUndoRow> undo(long number) {
        return Optional.ofNullable(getEntityManager().find(CarbonUndoRow.class, number));
    }

    void persist(CarbonUndoRow undo) {
        getEntityManager().persist(undo);
    }
}
