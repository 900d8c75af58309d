package dev.thinkwatt.catalog.testing;

import static io.restassured.RestAssured.given;

import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.local.identity.Person;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The people of the demo, where it matters who asks; else a test asks as somebody who may do everything. */
@ApplicationScoped
public class People {

    @ConfigProperty(name = "thinkwatt.identity.issuer")
    URI issuer;

    private final Map<Person, String> tokens = new ConcurrentHashMap<>();

    public RequestSpecification as(Person person) {
        return given().header("Authorization", credential(person)).contentType(ContentType.JSON);
    }

    /** The header {@code Authorization}. */
    public String credential(Person person) {
        return "Bearer " + tokens.computeIfAbsent(person, this::token);
    }

    private String token(Person person) {
        try {
            return LocalIdentity.token(issuer, person);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
