package dev.thinkwatt.e2e.replica;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server on this machine that can be cut, whatever is under way on it. */
public final class Line implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();

    public Line(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Resets every connection there is. New ones may be made at once. */
    public void cut() {
        ends.forEach(this::reset);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                // Closed, or a client that went away before it was let in.
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            ends.add(client);
            ends.add(server);
            Thread.ofVirtual().start(() -> carry(server, client));
            carry(client, server);
        } catch (IOException e) {
            reset(client);
        }
    }

    private void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // One end is gone; so is the other now.
        } finally {
            reset(from);
            reset(to);
        }
    }

    private void reset(Socket end) {
        ends.remove(end);
        try {
            end.setSoLinger(true, 0);
            end.close();
        } catch (IOException e) {
            // Closed by the other direction already.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
