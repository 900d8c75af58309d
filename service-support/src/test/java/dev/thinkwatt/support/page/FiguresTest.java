package dev.thinkwatt.support.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void keepsThousandsApartAndEveryDigit() {
        assertThat(Figures.grouped(272_000)).isEqualTo("272,000");
        assertThat(Figures.grouped(10_000_000_000L)).isEqualTo("10,000,000,000");
        assertThat(Figures.grouped(new BigDecimal("13044.375"))).isEqualTo("13,044.375");
        assertThat(Figures.grouped(new BigDecimal("-0.000000000000000001"))).isEqualTo("-0.000000000000000001");
        assertThat(Figures.grouped(new BigDecimal("745.00"))).isEqualTo("745");
        assertThat(Figures.grouped(1)).isEqualTo("1");
    }

    @Test
    void shortensToSixDecimalsHalfUp() {
        assertThat(Figures.shortened(new BigDecimal("-0.00053451758563936"))).isEqualTo("-0.000535");
        assertThat(Figures.shortened(new BigDecimal("1234.0000005"))).isEqualTo("1,234.000001");
        assertThat(Figures.shortened(new BigDecimal("-0.0000001"))).isEqualTo("0");
    }

    @Test
    void countsOneAndMany() {
        assertThat(Figures.counted(BigDecimal.ONE, "request")).isEqualTo("1 request");
        assertThat(Figures.counted(new BigDecimal("3000"), "request")).isEqualTo("3,000 requests");
    }

    @Test
    void saysSharesInPercent() {
        assertThat(Figures.percent(new BigDecimal("0.125"))).isEqualTo("12.5 %");
        assertThat(Figures.percent(BigDecimal.ONE)).isEqualTo("100 %");
    }
}
