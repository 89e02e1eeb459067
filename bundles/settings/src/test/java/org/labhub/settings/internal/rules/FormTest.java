package org.labhub.settings.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormTest {

    private static final Form METER = new Form(
            "org.acme.meter",
            List.of(
                    new Field("rate", Type.DOUBLE, 1, "0.5", "100", List.of(), "In hertz.", List.of("1")),
                    new Field("unit", Type.TEXT, 1, "", "", List.of("V", "A"), "", List.of())),
            Set.of("listens.to", "clock.target"));

    private static String fault(String key, Object value) {
        return METER.faults(Map.of(key, value)).getOrDefault(key, "");
    }

    @Test
    void whatTheFormTakesIsNoFault() {
        assertEquals(
                Map.of(), METER.faults(Map.of("rate", 2, "listens.to", "a", "clock.target", "(a=b)", "unit", "A")));
    }

    @Test
    void anUnknownKeyIsRefusedAndTheKnownOnesAreNamed() {
        assertEquals("unknown key \"rat\": org.acme.meter takes listens.to, rate, unit", fault("rat", 2));
    }

    @Test
    void aWrongTypeIsRefusedWithTheRule() {
        assertEquals("rate is fast, which is not a number (In hertz.)", fault("rate", "fast"));
    }

    @Test
    void aValueBelowTheRangeIsRefusedWithTheRule() {
        assertEquals("rate is -1, which is below the least allowed, 0.5 (In hertz.)", fault("rate", -1));
    }

    @Test
    void aValueAboveTheRangeIsRefusedWithTheRule() {
        assertEquals("rate is 100.5, which is above the greatest allowed, 100 (In hertz.)", fault("rate", 100.5));
    }

    @Test
    void whatIsNoNumberAtAllLiesInNoRange() {
        assertEquals("rate is NaN, which is below the least allowed, 0.5 (In hertz.)", fault("rate", Double.NaN));
    }

    @Test
    void theEndsOfTheRangeAreAllowed() {
        assertEquals("", fault("rate", 0.5) + fault("rate", 100));
    }

    @Test
    void whatIsNoOptionIsRefusedWithTheOptions() {
        assertEquals("unit is kg, which is none of V, A", fault("unit", "kg"));
    }

    @Test
    void aListWhereOneValueBelongsIsRefused() {
        assertEquals("rate takes 1 value, not 2", fault("rate", new double[] {1, 2}));
    }

    @Test
    void whatTheFrameworkAddsIsNoFault() {
        assertEquals(Map.of(), METER.faults(Map.of("service.pid", "x", "service.ranking", 3)));
    }

    @Test
    void whatIsBuiltInIsTold() {
        assertEquals(Map.of("rate", List.of("1")), METER.defaults());
    }
}
