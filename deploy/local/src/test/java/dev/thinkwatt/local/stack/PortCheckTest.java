package dev.thinkwatt.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thinkwatt.local.infrastructure.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    @Test
    void letsAFreePortPass() throws IOException {
        PortCheck.requireFree(FreePorts.find(1)[0], "quota");
    }

    @Test
    void namesThePortItsUseTheProcessAndWhatToDo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> PortCheck.requireFree(port, "Kafka"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Port " + port + ", which is for Kafka, is in use by java, process "
                            + ProcessHandle.current().pid())
                    .hasMessageContaining("--port-offset");
        }
    }

    @Test
    void knowsNoHolderOfAFreePort() throws IOException {
        assertThat(PortCheck.holder(FreePorts.find(1)[0])).isEmpty();
    }
}
