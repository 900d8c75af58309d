package dev.thinkwatt.support.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An act as it was written down.
 *
 * @param entryId rises with time
 * @param actor the subject of the person, the id of the key or the name of the service
 * @param actorKind PERSON, KEY or SERVICE
 * @param signedInBy SESSION, TOKEN, API_KEY or NONE
 * @param before absent where the subject was not there before, or was only looked at
 * @param traceId W3C trace id of the request
 */
public record AuditEntry(
        long entryId,
        Instant at,
        String actorKind,
        String actor,
        String actorName,
        String signedInBy,
        String action,
        String subjectType,
        String subjectId,
        @Nullable @Schema(type = SchemaType.OBJECT) JsonNode before,
        @Nullable @Schema(type = SchemaType.OBJECT) JsonNode after,
        @Nullable String reason,
        String traceId) {}
