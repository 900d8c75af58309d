package dev.thinkwatt.catalog.pricelist;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists with their revisions, and the models of each. */
@ApplicationScoped
class PriceListRepository implements PanacheRepositoryBase<PriceListRow, String> {

    private static final String LISTED = """
            from ListedModelRow m where m.key.list = ?1 and m.body is not null and m.key.model > ?3
            and locate(?4, lower(m.key.model)) > 0
            and m.key.revision = (select max(e.key.revision) from ListedModelRow e
                where e.key.list = ?1 and e.key.model = m.key.model and e.key.revision <= ?2)
            order by m.key.model""";

    List<PriceListRow> page(String afterName, int rows) {
        return find("name > ?1 order by name", afterName).page(0, rows).list();
    }

    /** Makes the list where there is none, and locks it until the transaction ends. */
    void lock(String name, Currency currency) {
        getEntityManager()
                .createNativeQuery("insert into price_list (name, currency) values (?1, ?2) on conflict do nothing")
                .setParameter(1, name)
                .setParameter(2, currency.getCurrencyCode())
                .executeUpdate();
        findById(name, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<ListRevisionRow> latest(String list) {
        return revisions(list, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    Optional<ListRevisionRow> revision(String list, int revision) {
        return Optional.ofNullable(
                getEntityManager().find(ListRevisionRow.class, new ListRevisionRow.Key(list, revision)));
    }

    /** Latest first. */
    List<ListRevisionRow> revisions(String list, int before, int rows) {
        return getEntityManager()
                .createQuery(
                        "from ListRevisionRow r where r.key.list = ?1 and r.key.revision < ?2 order by r.key.revision desc",
                        ListRevisionRow.class)
                .setParameter(1, list)
                .setParameter(2, before)
                .setMaxResults(rows)
                .getResultList();
    }

    /** All that a list has at a revision, by id. */
    List<ListedModelRow> models(String list, int revision) {
        return models(list, revision, "", "", Integer.MAX_VALUE);
    }

    /** @param contains of the id, in any case; empty: all */
    List<ListedModelRow> models(String list, int revision, String contains, String afterModel, int rows) {
        return getEntityManager()
                .createQuery(LISTED, ListedModelRow.class)
                .setParameter(1, list)
                .setParameter(2, revision)
                .setParameter(3, afterModel)
                .setParameter(4, contains.toLowerCase(Locale.ROOT))
                .setMaxResults(rows)
                .getResultList();
    }

    /** A model as a list has it at a revision; empty where it has it not. */
    Optional<ListedModel> model(String list, String model, int revision) {
        return history(list, model, revision + 1, 1).stream().findFirst().flatMap(ListedModelRow::listed);
    }

    /** The rows of a model, latest first. */
    List<ListedModelRow> history(String list, String model, int before, int rows) {
        return getEntityManager()
                .createQuery("""
                        from ListedModelRow m where m.key.list = ?1 and m.key.model = ?2 and m.key.revision < ?3
                        order by m.key.revision desc""", ListedModelRow.class)
                .setParameter(1, list)
                .setParameter(2, model)
                .setParameter(3, before)
                .setMaxResults(rows)
                .getResultList();
    }

    void persist(ListRevisionRow revision) {
        getEntityManager().persist(revision);
    }

    /** @param listed null where the revision lists the model no more */
    void persist(ListRevisionRow revision, String model, @Nullable ListedModel listed) {
        ListedModelRow.Key key = new ListedModelRow.Key(revision.key.list(), model, revision.key.revision());
        getEntityManager().persist(new ListedModelRow(key, listed));
    }
}
