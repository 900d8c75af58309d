package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class SiteRepository implements PanacheRepositoryBase<SiteRow, String> {

    List<SiteRow> page(String afterId, int rows) {
        return find("id > ?1 order by id", afterId).page(0, rows).list();
    }

    /** Adds a site, unless one of that id is there, or comes at once; answers whether it was added. */
    boolean add(SiteRow row) {
        return getEntityManager()
                        .createNativeQuery("insert into site (id, currency, body) values (?1, ?2, cast(?3 as jsonb)) "
                                + "on conflict do nothing")
                        .setParameter(1, row.id)
                        .setParameter(2, row.currency)
                        .setParameter(3, row.body)
                        .executeUpdate()
                == 1;
    }

    /** @throws ProblemException 404 where there is none */
    SiteRow one(String id) {
        return known(id, findByIdOptional(id));
    }

    /**
     * Until the transaction ends, so that what is published of it goes out in order.
     *
     * @throws ProblemException 404 where there is none
     */
    SiteRow lock(String id) {
        return known(id, findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static SiteRow known(String id, Optional<SiteRow> row) {
        return row.orElseThrow(() -> ProblemException.notFound("There is no site " + id + "."));
    }
}
