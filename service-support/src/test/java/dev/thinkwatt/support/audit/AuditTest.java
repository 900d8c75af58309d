package dev.thinkwatt.support.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.local.identity.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AuditTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Inject
    DataSource database;

    @ConfigProperty(name = "thinkwatt.identity.issuer")
    URI issuer;

    private final String subject = UUID.randomUUID().toString();

    @Test
    void saysWhoDidWhatWhenAndWhy() throws IOException {
        as(Person.OLGA)
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .post("/v1/acts/" + subject)
                .then()
                .statusCode(204);

        as(Person.AUDE)
                .get("/v1/audit-entries/support?subject=" + subject)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].actor", equalTo("olga"))
                .body("items[0].actorName", equalTo("Olga Operations"))
                .body("items[0].actorKind", equalTo("PERSON"))
                .body("items[0].signedInBy", equalTo("TOKEN"))
                .body("items[0].action", equalTo("thing.changed"))
                .body("items[0].before.size", equalTo(1))
                .body("items[0].after.size", equalTo(2))
                .body("items[0].reason", equalTo("it was too small"))
                .body("items[0].traceId", equalTo(TRACE));
    }

    @Test
    void saysNothingOfWhatWasRolledBack() throws IOException {
        as(Person.OLGA).post("/v1/acts/failing-" + subject).then().statusCode(500);

        as(Person.AUDE)
                .get("/v1/audit-entries/support?subject=failing-" + subject)
                .then()
                .body("items", hasSize(0))
                .body("next", nullValue());
    }

    @Test
    void goesBackPageByPage() throws IOException {
        as(Person.OLGA).post("/v1/acts/" + subject);
        as(Person.FINN).post("/v1/acts/" + subject);
        as(Person.CORA).post("/v1/acts/" + subject);

        String next = as(Person.AUDE)
                .get("/v1/audit-entries/support?limit=2&subject=" + subject)
                .then()
                .body("items.actor", contains("cora", "finn"))
                .extract()
                .path("next");
        as(Person.AUDE)
                .get("/v1/audit-entries/support?limit=2&subject=" + subject + "&after=" + next)
                .then()
                .body("items.actor", contains("olga"))
                .body("next", nullValue());
        as(Person.AUDE)
                .get("/v1/audit-entries/support?actor=finn&action=thing.changed&subject=" + subject)
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void isForAuditorsOnly() throws IOException {
        as(Person.FINN).get("/v1/audit-entries/support").then().statusCode(403);
    }

    @Test
    void isNotThatOfAnotherService() throws IOException {
        as(Person.AUDE).get("/v1/audit-entries/elsewhere").then().statusCode(404);
    }

    @Test
    void refusesACursorThatItNeverGave() throws IOException {
        as(Person.AUDE)
                .get("/v1/audit-entries/support?after=eA")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_entry set actor = 'x'", "delete from audit_entry", "truncate audit_entry"})
    void cannotBeChangedByTheService(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement change = connection.createStatement()) {
            assertThatThrownBy(() -> change.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .satisfies(refused ->
                            assertThat(((SQLException) refused).getSQLState()).isEqualTo("42501"));
        }
    }

    private RequestSpecification as(Person person) throws IOException {
        return given().header("Authorization", "Bearer " + LocalIdentity.token(issuer, person));
    }
}
