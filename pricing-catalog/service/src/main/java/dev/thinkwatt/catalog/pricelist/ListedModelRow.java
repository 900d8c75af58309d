package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.catalog.publication.Body;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A model of a list from a revision on, until its next row. Never changed, never deleted. */
@Entity
@Table(name = "price_list_model")
class ListedModelRow {

    @Embeddable
    record Key(
            @Column(name = "list") String list,
            @Column(name = "model") String model,
            @Column(name = "revision") int revision) {}

    @EmbeddedId
    Key key;

    @Column(name = "body")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable String body;

    protected ListedModelRow() {}

    /** @param listed null where the model is listed no more */
    ListedModelRow(Key key, @Nullable ListedModel listed) {
        this.key = key;
        this.body = listed == null ? null : Body.of(listed);
    }

    /** Empty where the model is listed no more. */
    Optional<ListedModel> listed() {
        return Optional.ofNullable(body).map(listed -> Body.read(listed, ListedModel.class));
    }
}
