package dev.thinkwatt.local.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/decisions, quota",
        "/v1/decisions/20261124:ada:r1/settlement, quota",
        "/v1/subscribers/ada/standing, quota",
        "/v1/audit-entries/quota, quota",
        "/v1/accounts, billing",
        "/v1/invoices/1.csv, billing",
        "/v1/invoice-runs/1, billing",
        "/v1/audit/books, billing",
        "/v1/audit/counters, quota",
        "/v1/republications, quota",
        "/v1/topics/quota/acceptance, quota",
        "/v1/topics/billing/acceptance, billing",
        "/v1/topics/catalog/acceptance, catalog",
        "/v1/audit-entries/billing, billing",
        "/v1/plans/plus, catalog",
        "/v1/defaults/rollback, catalog",
        "/v1/energy/sites/us-east/prices, catalog",
        "/v1/audit-entries/catalog, catalog",
        "/v1/usage/, billing",
        "/v1/usage/a%2Fb, billing",
        "/v1/gateway/check/v1/accounts, quota",
        "/console/catalog/plans, catalog",
        "/console, quota",
        "/console/signed-in, quota",
        "/console/sign-out, quota",
        "/console/signed-out, quota",
    })
    void leadsToTheServiceOfAPath(String path, String service) {
        assertThat(Routes.serviceOf(path)).contains(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "/v1",
                "/v1/usagex",
                "//v1/usage",
                "/v1//usage",
                "/v1%2Fusage",
                "/v1/usage%2Fa",
                "/%761/usage",
                "/V1/usage",
                "/q/health",
                "/v1/audit",
                "/v1/audit-entries",
                "/v1/audit-entries/quotas",
                "/console/",
                "/console/signed-in/x",
                "/console/signed-outs"
            })
    void leadsNowhereOtherwise(String path) {
        assertThat(Routes.serviceOf(path)).isEmpty();
    }

    @Test
    void hasNoPathOfTwoServices() {
        Stream<String> all = Routes.BY_SERVICE.values().stream().flatMap(List::stream);

        assertThat(all).doesNotHaveDuplicates();
    }
}
