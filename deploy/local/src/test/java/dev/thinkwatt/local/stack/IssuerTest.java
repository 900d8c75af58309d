package dev.thinkwatt.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IssuerTest {

    private static final Ports PORTS = new Ports(7);
    private static final Secrets SECRETS = new Secrets("drawn", "sessions");

    @Test
    void isTheStacksOwnWhereTheEnvironmentNamesNone() {
        Issuer issuer = Issuer.of(PORTS, SECRETS, Map.of());

        assertThat(issuer.uri()).hasToString("http://localhost:8091/thinkwatt");
        assertThat(issuer.clientSecret()).isEqualTo("drawn");
        assertThat(issuer.isOurs()).isTrue();
    }

    @Test
    void isTheOneThatTheEnvironmentNames() {
        Issuer issuer = Issuer.of(
                PORTS,
                SECRETS,
                Map.of(Issuer.URI_VARIABLE, "https://sso.example.org/realms/x", Issuer.SECRET_VARIABLE, "given"));

        assertThat(issuer.uri()).hasToString("https://sso.example.org/realms/x");
        assertThat(issuer.clientSecret()).isEqualTo("given");
        assertThat(issuer.isOurs()).isFalse();
        assertThat(issuer.toString()).doesNotContain("given");
    }

    @Test
    void refusesAnotherWithoutOurSecretAtIt() {
        Map<String, String> halfSet = Map.of(Issuer.URI_VARIABLE, "https://sso.example.org/realms/x");

        assertThatThrownBy(() -> Issuer.of(PORTS, SECRETS, halfSet))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(Issuer.SECRET_VARIABLE);
    }
}
