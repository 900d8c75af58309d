package dev.thinkwatt.catalog.energy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;

/** An exchange rate, with who stated it. Never changed. */
@Entity
@Table(name = "exchange_rate")
class ExchangeRateRow {

    @Embeddable
    record Key(
            @Column(name = "base") String base,
            @Column(name = "quote") String quote,
            @Column(name = "day") LocalDate day) {
        static Key of(ExchangeRate rate) {
            return new Key(rate.base().getCurrencyCode(), rate.quote().getCurrencyCode(), rate.day());
        }
    }

    @EmbeddedId
    Key key;

    @Column(name = "rate")
    BigDecimal rate;

    @Column(name = "source")
    String source;

    @Column(name = "author")
    String author;

    @Column(name = "stated_at")
    Instant statedAt;

    protected ExchangeRateRow() {}

    ExchangeRateRow(ExchangeRate rate, String author, Instant statedAt) {
        this.key = Key.of(rate);
        this.rate = rate.rate();
        this.source = rate.source();
        this.author = author;
        this.statedAt = statedAt;
    }

    ExchangeRate rate() {
        BigDecimal stripped = rate.stripTrailingZeros();
        return new ExchangeRate(
                Currency.getInstance(key.base()),
                Currency.getInstance(key.quote()),
                key.day(),
                stripped.scale() < 0 ? stripped.setScale(0) : stripped,
                source);
    }
}
