package dev.thinkwatt.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One kept-alive connection, with at most one request on its way. */
final class Exchange implements AutoCloseable {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final SocketChannel channel;
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private long startNanos;

    private Exchange(SocketChannel channel) {
        this.channel = channel;
    }

    static Exchange open(Selector selector, int port) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Exchange exchange = new Exchange(channel);
        channel.register(selector, SelectionKey.OP_READ, exchange);
        return exchange;
    }

    /** Sends a request whose latency counts from the instant given. */
    void send(RequestTemplate template, long request, int subscriber, long startsAtNanos) throws IOException {
        startNanos = startsAtNanos;
        in.clear();
        template.write(out, request, subscriber);
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /** Reads on, and returns the status of the answer, or 0 while it is not whole. */
    int receive() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("the server closed a connection: " + Response.text(in));
        }
        return Response.status(in);
    }

    long startNanos() {
        return startNanos;
    }

    String text() {
        return Response.text(in);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
