package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.publication.Body;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.support.etag.ETag;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A site, and the currency its electricity is paid in. Locked while prices of it are published. */
@Entity
@Table(name = "site")
class SiteRow {

    @Id
    @Column(name = "id")
    String id;

    @Column(name = "currency")
    String currency;

    @Column(name = "body")
    @JdbcTypeCode(SqlTypes.JSON)
    String body;

    protected SiteRow() {}

    SiteRow(Site site, Currency currency) {
        this.id = site.id();
        this.currency = currency.getCurrencyCode();
        this.body = Body.of(site);
    }

    void change(Site site, Currency paidIn) {
        this.currency = paidIn.getCurrencyCode();
        this.body = Body.of(site);
    }

    Site site() {
        return Body.read(body, Site.class);
    }

    /** The tag of what it says, whoever said it. */
    ETag etag() {
        String said = Body.of(site()) + currency;
        return new ETag("\"" + Sha256.hex(said.getBytes(StandardCharsets.UTF_8)) + "\"");
    }

    Currency currency() {
        return Currency.getInstance(currency);
    }
}
