package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.energy.DayRow.Key;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is published of the local days of sites: of each day the highest revision is in force. */
public abstract class DayRepository<R extends DayRow> implements PanacheRepositoryBase<R, Key> {

    private final String entity;
    private final String table;

    protected DayRepository(String entity, String table) {
        this.entity = entity;
        this.table = table;
    }

    /** What is in force on the days from one (inclusive) to another (exclusive), in order. */
    public List<R> inForce(String siteId, LocalDate from, LocalDate until) {
        return list("""
                from %1$s d where d.key.siteId = ?1 and d.key.day >= ?2 and d.key.day < ?3
                and d.key.revision = (select max(e.key.revision) from %1$s e
                    where e.key.siteId = d.key.siteId and e.key.day = d.key.day)
                order by d.key.day""".formatted(entity), siteId, from, until);
    }

    public Optional<R> standing(String siteId, LocalDate day) {
        return inForce(siteId, day, day.plusDays(1)).stream().findFirst();
    }

    /** A day as it was published before a revision of it. */
    public Optional<R> before(Key key) {
        return find(
                        "key.siteId = ?1 and key.day = ?2 and key.revision < ?3 order by key.revision desc",
                        key.siteId(),
                        key.day(),
                        key.revision())
                .firstResultOptional();
    }

    /** The last day of which anything is known: an import that was undone may have left days without. */
    public Optional<LocalDate> lastDay(String siteId) {
        return getEntityManager()
                .createNativeQuery("""
                        select d.day from %1$s d where d.site_id = ?1 and jsonb_array_length(d.body -> 'intervals') > 0
                        and d.revision = (select max(e.revision) from %1$s e
                            where e.site_id = d.site_id and e.day = d.day)
                        order by d.day desc limit 1""".formatted(table), LocalDate.class)
                .setParameter(1, siteId)
                .getResultStream()
                .findFirst()
                .map(LocalDate.class::cast);
    }
}
