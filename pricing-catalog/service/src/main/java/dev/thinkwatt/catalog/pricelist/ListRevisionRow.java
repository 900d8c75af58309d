package dev.thinkwatt.catalog.pricelist;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HexFormat;

/** One import of a list that changed it. Never changed, never deleted. */
@Entity
@Table(name = "price_list_revision")
class ListRevisionRow {

    @Embeddable
    record Key(
            @Column(name = "list") String list,
            @Column(name = "revision") int revision) {}

    @EmbeddedId
    Key key;

    @Column(name = "source")
    String source;

    @Column(name = "reason")
    String reason;

    @Column(name = "author")
    String author;

    @Column(name = "file_sha256")
    byte[] fileSha256;

    @Column(name = "models")
    int models;

    @Column(name = "prices")
    int prices;

    @Column(name = "added")
    int added;

    @Column(name = "changed")
    int changed;

    @Column(name = "gone")
    int gone;

    @Column(name = "imported_at")
    Instant importedAt;

    protected ListRevisionRow() {}

    ListRevisionRow(Key key, PriceListImport.Wish wish, Review review, String author, Instant importedAt) {
        this.key = key;
        this.source = wish.source();
        this.reason = wish.reason();
        this.author = author;
        this.fileSha256 = HexFormat.of().parseHex(review.fileSha256());
        this.models = review.models();
        this.prices = review.prices();
        this.added = review.comparison().added().size();
        this.changed = review.comparison().changed().size();
        this.gone = review.comparison().gone().size();
        this.importedAt = importedAt;
    }

    String sha256() {
        return HexFormat.of().formatHex(fileSha256);
    }
}
