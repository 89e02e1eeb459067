package org.labhub.schema.internal.units;

import java.util.Set;
import java.util.regex.Pattern;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;
import org.labhub.schema.internal.layout.Limits;
import org.labhub.schema.internal.layout.Names;

/** Tells a UCUM code from what is none. */
public final class Units {

    /** Found good once and for all, so that most hubs need not read the whole of UCUM when they start. */
    static final Set<String> EVERYDAY = Set.of(
            "1", "%", "[ppm]", "s", "ms", "us", "ns", "Hz", "kHz", "MHz", "GHz", "V", "mV", "uV", "kV", "A", "mA", "uA",
            "nA", "W", "mW", "kW", "Ohm", "kOhm", "F", "H", "T", "mT", "K", "mK", "Cel", "Pa", "mbar", "bar", "m", "mm",
            "um", "nm", "m/s", "m/s2", "deg", "rad", "N", "J", "eV", "g", "kg", "mg", "L", "mL", "mol", "mol/L", "dB",
            "lx", "cd", "lm");

    private static final Pattern WRITABLE = Pattern.compile("[!-;=?-~]{1," + Limits.UNIT + "}");

    private Units() {}

    /** Refuses what is no UCUM code. */
    public static String check(String field, String unit) {
        checkWritable(field, unit);
        if (!EVERYDAY.contains(unit)) {
            Ucum.fault(unit).ifPresent(fault -> {
                throw refused(field, unit, fault);
            });
        }
        return unit;
    }

    /** Refuses only what could not stand in the canonical text: who reads a text believes that its unit was checked. */
    public static String checkWritable(String field, String unit) {
        if (!WRITABLE.matcher(unit).matches()) {
            throw refused(
                    field, unit, "it takes 1 to " + Limits.UNIT + " characters, without blanks and angle brackets");
        }
        return unit;
    }

    private static SchemaRefused refused(String field, String unit, String fault) {
        return new SchemaRefused(
                Reason.UNIT,
                "field " + field + " has the unit \"" + Names.shorten(unit) + "\", which is no UCUM code: " + fault);
    }
}
