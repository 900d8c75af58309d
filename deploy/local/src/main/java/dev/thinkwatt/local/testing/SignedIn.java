package dev.thinkwatt.local.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Signs every request of REST Assured in as somebody who may do everything, because most tests are about something
 * else. A test that is about it gives its own {@code Authorization}; {@code given().noFilters()} gives none.
 */
public final class SignedIn implements QuarkusTestBeforeEachCallback {

    /** The setting that holds the token: tests and services see settings, whatever class loader they are in. */
    static final String TOKEN = "thinkwatt.test.token";

    /** Wins over the token, where a module's tests play a machine rather than a person. */
    private static final String KEY = "thinkwatt.test.key";

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        Config config = ConfigProvider.getConfig();
        config.getOptionalValue(KEY, String.class)
                .or(() -> config.getOptionalValue(TOKEN, String.class))
                .ifPresent(token -> RestAssured.replaceFiltersWith(signingIn(token)));
    }

    /** A filter and not a specification, which would freeze the port before Quarkus has set it. */
    private static Filter signingIn(String token) {
        return (request, response, chain) -> {
            if (!request.getHeaders().hasHeaderWithName("Authorization")) {
                request.header("Authorization", "Bearer " + token);
            }
            return chain.next(request, response);
        };
    }
}
