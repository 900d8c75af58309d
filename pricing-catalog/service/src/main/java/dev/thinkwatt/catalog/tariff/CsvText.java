package dev.thinkwatt.catalog.tariff;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What stands in a file of CSV, in UTF-8 with a byte order mark or without. */
public final class CsvText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvText() {}

    /** @throws CharacterCodingException for what is not UTF-8 */
    public static String of(byte[] file) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(file))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /**
     * Its lines, however many fields each has.
     *
     * @param linesMax that are read; what comes after them is not looked at
     * @throws CharacterCodingException for what is not UTF-8
     * @throws CsvParseException for a quoted text that has no end, or is too long
     */
    public static List<CsvRecord> lines(byte[] file, long linesMax) throws CharacterCodingException {
        return CsvReader.builder().allowExtraFields(true).allowMissingFields(true).ofCsvRecord(of(file)).stream()
                .limit(linesMax)
                .toList();
    }
}
