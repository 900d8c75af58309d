package dev.thinkwatt.quota.key;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class KeyRepository implements PanacheRepositoryBase<KeyRow, String> {

    /** Whoever creates or changes a key of the same id waits here until this transaction has ended. */
    void lockId(String keyId) {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:id, 0)) is null", Boolean.class)
                .setParameter("id", "api_key/" + keyId)
                .getSingleResult();
    }

    List<KeyRow> after(String keyId, int limit) {
        return find("keyId > ?1 order by keyId", keyId).page(0, limit).list();
    }
}
