package dev.thinkwatt.billing.export;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The file of an export while it is written: kept piece by piece, so that none of it has to fit into memory, with its
 * checksum on the way.
 */
final class ExportFile extends OutputStream {

    /** Keeps a piece, and says how far the writing is. */
    interface Keeper {
        void keep(int number, byte[] content, Progress progress);
    }

    /**
     * How far the writing is.
     *
     * @param rows written
     * @param done invoices or charges that were read
     * @param whole of so many
     * @param size bytes
     */
    record Progress(long rows, long done, long whole, long size) {}

    private final byte[] piece;
    private final Keeper keeper;
    private final MessageDigest digest = sha256();
    private int filled;
    private int pieces;
    private long rows;
    private long done;
    private long whole;
    private long size;

    ExportFile(int pieceBytes, Keeper keeper) {
        this.piece = new byte[pieceBytes];
        this.keeper = keeper;
    }

    /** Of how many invoices, credit notes or charges more it is made. */
    void expect(long number) {
        whole += number;
    }

    /** One more row was written. */
    void row() {
        rows++;
    }

    /** One more invoice or charge was read. */
    void done() {
        done++;
    }

    Progress progress() {
        return new Progress(rows, done, whole, size);
    }

    /** SHA-256 of all that was written, in lower-case hexadecimal. Nothing is written afterwards. */
    String checksum() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        digest.update(bytes, from, length);
        size += length;
        int at = from;
        while (at < from + length) {
            int taken = Math.min(from + length - at, piece.length - filled);
            System.arraycopy(bytes, at, piece, filled, taken);
            filled += taken;
            at += taken;
            if (filled == piece.length) {
                keepPiece();
            }
        }
    }

    /** Keeps the rest. */
    @Override
    public void close() {
        if (filled > 0) {
            keepPiece();
        }
    }

    private void keepPiece() {
        keeper.keep(pieces++, Arrays.copyOf(piece, filled), progress());
        filled = 0;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
