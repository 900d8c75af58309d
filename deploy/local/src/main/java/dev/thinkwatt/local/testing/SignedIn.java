package dev.thinkwatt.local.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.HeaderConfig;
import io.restassured.config.RestAssuredConfig;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Signs every request of REST Assured in as somebody who may do everything, because most tests are about something
 * else. A test that is about it gives its own {@code Authorization}, which replaces this one.
 */
public final class SignedIn implements QuarkusTestBeforeEachCallback {

    /** The setting that holds the token: tests and services see settings, whatever class loader they are in. */
    static final String TOKEN = "thinkwatt.test.token";

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        ConfigProvider.getConfig().getOptionalValue(TOKEN, String.class).ifPresent(SignedIn::signIn);
    }

    private static void signIn(String token) {
        RestAssured.requestSpecification = new RequestSpecBuilder()
                .setConfig(RestAssuredConfig.config()
                        .headerConfig(HeaderConfig.headerConfig().overwriteHeadersWithName("Authorization")))
                .addHeader("Authorization", "Bearer " + token)
                .build();
    }
}
