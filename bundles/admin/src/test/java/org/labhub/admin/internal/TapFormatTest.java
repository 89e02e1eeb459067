package org.labhub.admin.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.labhub.admin.internal.TapFormat.Value;

final class TapFormatTest {

    private static final List<Value> FRAME = List.of(
            new Value("volts", "V", false, false, List.of("1.5")),
            new Value("trace", "", false, true, List.of("1", "NaN", "3", "4", "5")),
            new Value("note", "", true, false, List.of("a \"b\"")));

    @Test
    void forPeopleUnitsStandByAndLongFieldsAreCut() {
        assertEquals("7  volts=1.5 V  trace=[1, NaN, 3, 4, …]  note=a \"b\"", TapFormat.WORDS.line(7, FRAME));
    }

    @Test
    void aTableNamesItsColumns() {
        assertEquals("sequence,volts,trace[0],trace[1],trace[2],trace[3],trace[4],note", TapFormat.CSV.header(FRAME));
    }

    @Test
    void aTableHasEveryElementAndQuotesText() {
        assertEquals("7,1.5,1,NaN,3,4,5,\"a \"\"b\"\"\"", TapFormat.CSV.line(7, FRAME));
    }

    @Test
    void anObjectIsJson() {
        assertEquals(
                "{\"sequence\":7,\"volts\":1.5,\"trace\":[1,null,3,4,5],\"note\":\"a \\\"b\\\"\"}",
                TapFormat.JSON.line(7, FRAME));
    }
}
