package dev.thinkwatt.catalog.pricelist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Currency;

/** A list under its name. Locked while it is imported. */
@Entity
@Table(name = "price_list")
class PriceListRow {

    @Id
    @Column(name = "name")
    String name;

    @Column(name = "currency")
    String currency;

    protected PriceListRow() {}

    Currency currency() {
        return Currency.getInstance(currency);
    }
}
