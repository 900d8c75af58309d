package dev.thinkwatt.catalog.model;

import dev.thinkwatt.catalog.model.Lifecycle.Stage;
import dev.thinkwatt.catalog.publication.Body;
import dev.thinkwatt.model.plan.ServedModel;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A model as it was published last. */
@Entity
@Table(name = "served_model")
class ServedModelRow {

    @Id
    @Column(name = "id")
    String id;

    @Column(name = "stage")
    @Enumerated(EnumType.STRING)
    Stage stage;

    @Column(name = "retires_at")
    @Nullable Instant retiresAt;

    @Column(name = "revision")
    long revision;

    @Column(name = "body")
    @JdbcTypeCode(SqlTypes.JSON)
    String body;

    @Column(name = "published_at")
    Instant publishedAt;

    protected ServedModelRow() {}

    ServedModelRow(KnownModel known) {
        this.id = known.id();
        hold(known);
    }

    /** Becomes what was published. */
    final void hold(KnownModel known) {
        this.stage = known.lifecycle().stage();
        this.retiresAt = known.lifecycle().retiresAt();
        this.revision = known.revision();
        this.body = Body.of(known.model());
        this.publishedAt = known.publishedAt();
    }

    KnownModel known() {
        return new KnownModel(
                Body.read(body, ServedModel.class), new Lifecycle(stage, retiresAt), revision, publishedAt);
    }
}
