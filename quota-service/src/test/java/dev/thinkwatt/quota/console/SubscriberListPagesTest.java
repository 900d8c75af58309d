package dev.thinkwatt.quota.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.quota.Browser;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestSecurity(user = "Olga Operations", roles = "operations")
class SubscriberListPagesTest {

    private static final String PAGE = "/console/quota/subscribers";
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @Inject
    PublishedWorld world;

    @Test
    void findsSomebodyByAPartOfTheirIdOrTheirAccounts() {
        String subscriber = world.subscriberOf(People.TWO);
        String other = world.subscriberOf(People.POOLED);

        Browser.page(PAGE + "?limit=200&q=" + subscriber.toUpperCase(Locale.ROOT))
                .body(containsString(link(subscriber)), containsString("pages-two"), not(containsString(link(other))));
        Browser.page(PAGE + "?limit=200&q=" + People.account(other)).body(containsString(link(other)));
    }

    @Test
    void filtersByPlanAndStatusAndKeepsBothInTheForm() {
        String active = world.subscriberOf(People.TWO);
        String suspended = world.subscriberOf(People.TWO, "Europe/Berlin", Account.Status.SUSPENDED);

        Browser.page(PAGE + "?limit=200&plan=pages-two&status=SUSPENDED")
                .body(containsString(link(suspended)), not(containsString(link(active))))
                .body(containsString("<option value=\"pages-two\" selected>"))
                .body(containsString("<option value=\"SUSPENDED\" selected>Suspended</option>"))
                .body(containsString("tw-badge-bad\">Suspended</span>"), containsString("Europe/Berlin"));
    }

    @Test
    void leadsThroughAllOfThemPageByPage() {
        String first = world.subscriberOf(People.POOLED);
        String second = world.subscriberOf(People.POOLED);
        StringBuilder seen = new StringBuilder();

        String path = PAGE + "?plan=pages-pooled&limit=1";
        for (int page = 0; page < 50; page++) {
            Response answer = Browser.open(path);
            seen.append(answer.asString());
            if (!NEXT.matcher(answer.asString()).find()) {
                break;
            }
            path = Browser.find(answer, NEXT).replace("&amp;", "&") + "&limit=1";
        }

        assertThat(seen).contains(link(first), link(second), "plan=pages-pooled&amp;after=");
    }

    @Test
    void saysWhatToDoWhereNobodyFits() {
        Browser.page(PAGE + "?q=nobody-has-this-id")
                .body(containsString("Nobody fits these filters."), containsString("value=\"nobody-has-this-id\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?status=WHATEVER", "?after=!", "?limit=0"})
    void refusesWhatNoPageOffers(String query) {
        Browser.open(PAGE + query).then().statusCode(400).contentType("text/html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscribers", "subscribers/ada", "subscribers/ada/grant", "at-risk", "routing"})
    @TestSecurity(
            user = "Finn Finance",
            roles = {"finance", "catalog", "auditor", "gateway", "knobs"})
    void isForOperationsOnly(String page) {
        Browser.open("/console/quota/" + page).then().statusCode(403);
    }

    private static String link(String subscriberId) {
        return "href=\"" + PAGE + "/" + subscriberId + "\"";
    }
}
