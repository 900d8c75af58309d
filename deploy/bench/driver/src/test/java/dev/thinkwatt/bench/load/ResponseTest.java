package dev.thinkwatt.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResponseTest {

    private static final String WHOLE =
            "HTTP/1.1 201 Created\r\nContent-Length: 12\r\nX-Other: 1\r\n\r\n{\"a\":\"\r\n\r\n\"}";

    @Test
    void tellsTheStatusOnceTheWholeBodyIsThere() {
        assertThat(Response.status(bytes(WHOLE))).isEqualTo(201);
    }

    @Test
    void waitsForTheRest() {
        assertThat(IntStream.range(0, WHOLE.length()).mapToObj(end -> WHOLE.substring(0, end)))
                .allSatisfy(part -> assertThat(Response.status(bytes(part))).isZero());
    }

    @Test
    void readsNamesOfHeadersInAnyCase() {
        assertThat(Response.status(bytes("HTTP/1.1 200 OK\r\ncontent-LENGTH:0\r\n\r\n")))
                .isEqualTo(200);
    }

    @Test
    void refusesAnAnswerThatDoesNotTellItsLength() {
        assertThatThrownBy(
                        () -> Response.status(bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")))
                .hasMessageContaining("without a length");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.allocate(1_024).put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
