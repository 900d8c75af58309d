package dev.thinkwatt.support.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives REST the strict mapper in place of the platform's own. */
class RestMapper {

    @Produces
    @Singleton
    ObjectMapper objectMapper() {
        return Json.strict();
    }
}
