package org.labhub.schema.internal.units;

import java.util.regex.Pattern;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;
import org.labhub.schema.internal.layout.Limits;
import org.labhub.schema.internal.layout.Names;

/** Tells a UCUM code from what is none. */
public final class Units {

    private static final Pattern WRITABLE = Pattern.compile("[!-;=?-~]{1," + Limits.UNIT + "}");

    private Units() {}

    /** Refuses what is no UCUM code, or could not stand in the canonical text. */
    public static String check(String field, String unit) {
        if (!WRITABLE.matcher(unit).matches()) {
            throw new SchemaRefused(
                    Reason.UNIT, "field " + field + " has \"" + Names.shorten(unit) + "\", which is no UCUM code");
        }
        return unit;
    }
}
