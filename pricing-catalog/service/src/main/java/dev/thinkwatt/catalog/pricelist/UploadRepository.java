package dev.thinkwatt.catalog.pricelist;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Files of prices that were uploaded. */
@ApplicationScoped
class UploadRepository implements PanacheRepositoryBase<UploadRow, String> {

    /** The same file once more is as new as if it were the first. */
    void keep(String sha256, byte[] file, String by, Instant at) {
        getEntityManager()
                .createNativeQuery("""
                        insert into price_list_upload (sha256, file, uploaded_by, uploaded_at) values (?1, ?2, ?3, ?4)
                        on conflict (sha256) do update set uploaded_by = excluded.uploaded_by, uploaded_at = excluded.uploaded_at
                        """)
                .setParameter(1, sha256)
                .setParameter(2, file)
                .setParameter(3, by)
                .setParameter(4, at)
                .executeUpdate();
    }

    void deleteAllBut(int newest) {
        getEntityManager().createNativeQuery("""
                        delete from price_list_upload where sha256 in
                            (select sha256 from price_list_upload order by uploaded_at desc, sha256 offset ?1)
                        """).setParameter(1, newest).executeUpdate();
    }
}
