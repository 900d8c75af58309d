package dev.thinkwatt.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.billing.testing.Browser;
import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestSecurity(
        user = "Max Manyhats",
        roles = {"finance", "finance:read", "operations", "auditor", "catalog:read"})
class UsagePagesTest {

    private static final String PAGE = "/console/billing/usage";
    private static final PlanVersion API = new PlanVersion("api", 1);
    private static final Instant MORNING = Instant.parse("2026-10-05T08:00:00Z");

    @Inject
    Stack stack;

    @Test
    void addsUpByGroupAndByDay() {
        String account = used();
        String range = "?account=" + account + "&from=2026-10-01&to=2026-11-01";
        Browser.open(PAGE + range + "&measure=TOKENS")
                .then()
                .statusCode(200)
                .body(containsString("data-at=\"2026-10-05\" data-series=\"gpt-5\" data-value=\"1700\""))
                .body(containsString("data-at=\"2026-10-06\" data-series=\"gpt-5\" data-value=\"1710\""))
                .body(containsString("data-steps=\"2026-10-01,2026-10-02,2026-10-03,2026-10-04,2026-10-05,2026-10-06,"))
                .body(containsString(",2026-10-31\""))
                .body(containsString("3,410"));
        Browser.open(PAGE + "?account=" + account + "&from=2026-08-15&to=2027-01-01")
                .then()
                .body(containsString("data-steps=\"2026-08,2026-09,2026-10,2026-11,2026-12\""));
        Browser.open(PAGE + range + "&groupBy=plan&measure=EVENTS")
                .then()
                .body(containsString("data-series=\"api/1\""));
        Browser.open(PAGE + range + "&groupBy=site&measure=ENERGY")
                .then()
                .body(containsString("data-series=\"us-east\""));
        Browser.open(PAGE + "?account=" + account + "&from=2026-10-05&to=2026-10-06")
                .then()
                .body(containsString("data-at=\"2026-10-05 08:00\""))
                .body(containsString("data-steps=\"2026-10-05 00:00,2026-10-05 01:00,"))
                .body(containsString(",2026-10-05 23:00\""));
        Browser.open(PAGE + range + "&model=gpt-9").then().body(containsString("No usage of this time fits."));
    }

    @Test
    void takesBackWhatWasCorrected() {
        String account = stack.openAccount("api");
        UsageEvent event = Usages.event(account, "wrong", API, MORNING, Usage.ofText(9_999, 1));
        stack.publish(event);
        stack.publish(Usages.correction(event, Usage.ofText(10, 1)));
        stack.awaitNumber("select count(*) from charge where account_id = '" + account + "'", 2);
        Browser.open(PAGE + "?account=" + account + "&from=2026-10-01&to=2026-11-01&measure=TOKENS")
                .then()
                .body(containsString("data-value=\"11\""), not(containsString("10,000")));
    }

    @Test
    void drawsEightGroupsAndTheOthersTogether() {
        String account = stack.openAccount("api");
        for (int i = 0; i < 3; i++) {
            stack.publish(Usages.event(account, "g" + i, API, MORNING.plusSeconds(i)));
        }
        stack.awaitNumber("select count(*) from charge where account_id = '" + account + "'", 3);
        Browser.open(PAGE + "?from=2026-10-01&to=2026-11-01&groupBy=account&measure=EVENTS")
                .then()
                .statusCode(200)
                .body(containsString("data-series="));
    }

    @Test
    void givesEveryStepAsAFile() {
        String account = used();
        String csv = Browser.open(PAGE + "/file?account=" + account + "&from=2026-10-01&to=2026-11-01")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("usage-2026-10-01-2026-11-01.csv"))
                .extract()
                .asString();
        List<String> lines = csv.lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("from,model,currency,events,tokens,energy_kwh,charged,surcharge,amount");
        assertThat(lines.get(1))
                .isEqualTo("2026-10-05T00:00:00Z,gpt-5,USD,1,1700,0.000396,0.0065,0.00000792,0.00650792");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=October",
                "to=1999-01-01",
                "from=2026-10-02&to=2026-10-02",
                "from=2010-01-01&to=2026-01-01",
                "groupBy=mood",
                "groupBy=event",
                "measure=MOOD",
                "currency=usd"
            })
    void refusesWhatIsNoView(String query) {
        Browser.open(PAGE + "?" + query).then().statusCode(400);
    }

    private String used() {
        String account = stack.openAccount("api");
        stack.publish(Usages.event(account, "a", API, MORNING));
        stack.publish(Usages.event(account, "b", API, MORNING.plusSeconds(86_400), Usage.ofText(1_210, 500)));
        stack.awaitNumber("select count(*) from charge where account_id = '" + account + "'", 2);
        return account;
    }
}
