package dev.thinkwatt.catalog.model;

import dev.thinkwatt.catalog.publication.Body;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedModel;
import dev.thinkwatt.model.plan.ServedModel;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A model as it was published last. */
@Entity
@Table(name = "served_model")
class ServedModelRow {

    @Id
    @Column(name = "id")
    String id;

    @Column(name = "revision")
    long revision;

    @Column(name = "body")
    @JdbcTypeCode(SqlTypes.JSON)
    String body;

    @Column(name = "published_at")
    Instant publishedAt;

    protected ServedModelRow() {}

    ServedModelRow(PublishedModel published, Instant publishedAt) {
        this.id = published.model().id();
        this.revision = published.revision();
        this.body = Body.of(published.model());
        this.publishedAt = publishedAt;
    }

    ServedModel model() {
        return Body.read(body, ServedModel.class);
    }
}
