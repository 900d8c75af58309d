package dev.thinkwatt.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd", "-cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void keepsASpreadsheetFromRunningText(String text) {
        assertThat(CsvCell.text(text)).isEqualTo("'" + text);
    }

    @Test
    void leavesPlainTextAlone() {
        assertThat(CsvCell.text("00123 E5")).isEqualTo("00123 E5");
    }

    @Test
    void writesANegativeNumberAsANumber() {
        assertThat(CsvCell.number(new BigDecimal("-1.5E-7"))).isEqualTo("-0.00000015");
    }
}
