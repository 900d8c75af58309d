package dev.thinkwatt.catalog.pricelist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A file of prices that was uploaded to be looked at, under its digest. */
@Entity
@Table(name = "price_list_upload")
class UploadRow {

    @Id
    @Column(name = "sha256")
    String sha256;

    @Column(name = "file")
    byte[] file;

    @Column(name = "uploaded_by")
    String uploadedBy;

    @Column(name = "uploaded_at")
    Instant uploadedAt;

    protected UploadRow() {}
}
