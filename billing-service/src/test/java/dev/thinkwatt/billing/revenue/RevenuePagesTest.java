package dev.thinkwatt.billing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.thinkwatt.billing.catalog.CatalogReplica;
import dev.thinkwatt.billing.testing.Browser;
import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.usage.PlanVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestSecurity(
        user = "Max Manyhats",
        roles = {"finance", "finance:read", "operations", "auditor", "catalog:read"})
class RevenuePagesTest {

    private static final String PAGE = "/console/billing/revenue";
    private static final Instant MORNING = Instant.parse("2026-10-05T08:00:00Z");

    @Inject
    Stack stack;

    @Inject
    RevenueRepository revenue;

    @Inject
    CatalogReplica catalog;

    /** Moved to a year in which no other test books anything. */
    @Test
    void showsStreamsAndTheirMargin() throws SQLException {
        String account = stack.openAccount("api");
        stack.publish(Usages.event(account, "r", new PlanVersion("api", 1), MORNING));
        stack.publish(Usages.event(account, "r2", new PlanVersion("api", 1), MORNING.plusSeconds(6 * 3600)));
        stack.awaitNumber("select count(*) from charge where account_id = '" + account + "'", 2);
        String of = " where account_id = '" + account + "'";
        stack.asOwner("update ledger_entry set booked_at = '2031-03-05T00:00:00Z'" + of);
        stack.asOwner("update charge set rated_at = '2031-03-05T00:00:00Z'" + of);
        RevenueView view = new RevenueView();
        view.from = "2031-01";
        view.to = "2031-12";

        List<MonthlyRevenue> months = revenue.months(view, catalog.current());

        assertThat(months).hasSize(1);
        MonthlyRevenue month = months.getFirst();
        assertThat(month.usage()).isEqualByComparingTo("0.013");
        // 0.396 Wh at 0.10, and as much at 0.30; 0.08 of each is inside the list prices.
        assertThat(month.energy()).isEqualByComparingTo("0.00009504");
        assertThat(month.electricityCost()).isEqualByComparingTo("0.0001584");
        assertThat(month.margin())
                .isEqualByComparingTo(
                        new BigDecimal("0.013").add(month.energy()).subtract(month.electricityCost()));
        assertThat(month.incomplete()).isFalse();
        Browser.open(PAGE + "?from=2031-01&to=2031-12")
                .then()
                .statusCode(200)
                .body(containsString("data-at=\"2031-03\" data-series=\"Usage\" data-value=\"0.013"))
                .body(containsString("Margin over electricity, in USD"))
                .body(containsString("data-steps=\"2031-01,2031-02,2031-03,2031-04,"))
                .body(containsString(",2031-12\""))
                .body(containsString("title=\"0.0001584\">0.000158<"));
        Browser.open(PAGE + "?from=2032-01&to=2032-12").then().body(containsString("Nothing was booked"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"from=March", "to=1999-12", "from=2031-02&to=2031-01", "from=2001-01&to=2031-01", "currency=x"})
    void refusesWhatAreNoMonths(String query) {
        Browser.open(PAGE + "?" + query).then().statusCode(400);
    }
}
