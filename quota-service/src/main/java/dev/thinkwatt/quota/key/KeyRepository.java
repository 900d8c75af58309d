package dev.thinkwatt.quota.key;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class KeyRepository implements PanacheRepositoryBase<KeyRow, String> {

    /** Whoever creates under the same id waits here until this transaction has ended. */
    void lockId(String keyId) {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:id, 0)) is null", Boolean.class)
                .setParameter("id", "api_key/" + keyId)
                .getSingleResult();
    }

    Optional<KeyRow> locked(String keyId) {
        return findByIdOptional(keyId, LockModeType.PESSIMISTIC_WRITE);
    }

    List<KeyRow> after(String keyId, int limit) {
        return find("keyId > ?1 order by keyId", keyId).page(0, limit).list();
    }
}
