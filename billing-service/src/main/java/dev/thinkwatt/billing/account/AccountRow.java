package dev.thinkwatt.billing.account;

import dev.thinkwatt.billing.tax.TaxData;
import dev.thinkwatt.billing.tax.TaxTreatment;
import dev.thinkwatt.model.account.Account;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account at rest. Its revision rises with every change, and travels with what is published of it. */
@Entity
@Table(name = "account")
class AccountRow {
    @Id
    String accountId;

    @Column
    String name;

    @Column
    Currency currency;

    @Column
    ZoneId timeZone;

    @Column
    String country;

    @Nullable String address;

    @Nullable String vatId;

    @Column
    @Enumerated(EnumType.STRING)
    TaxTreatment taxTreatment;

    @Nullable String exemptionReason;

    @Column
    @Enumerated(EnumType.STRING)
    Account.Status status;

    @Version
    long revision;

    @Column
    Instant createdAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "subscription", joinColumns = @JoinColumn(name = "account_id"))
    List<SubscriptionRow> subscriptions = new ArrayList<>();

    TaxData tax() {
        return new TaxData(country, vatId, taxTreatment, exemptionReason);
    }

    void tax(TaxData data) {
        vatId = data.vatId();
        taxTreatment = data.treatment();
        exemptionReason = data.exemptionReason();
    }

    Account toAccount() {
        return new Account(
                accountId,
                name,
                currency,
                timeZone,
                status,
                subscriptions.stream().map(SubscriptionRow::toSubscription).toList());
    }
}
