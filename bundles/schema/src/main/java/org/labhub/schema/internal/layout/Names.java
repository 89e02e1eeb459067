package org.labhub.schema.internal.layout;

import java.util.regex.Pattern;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;

/** Which names a schema, its fields and its symbols may have. */
public final class Names {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0," + (Limits.NAME - 1) + "}");
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9][A-Za-z0-9_-]*)*");
    private static final int ID_LENGTH = 128;

    private Names() {}

    /** Refuses a name of a field or a symbol that would not stand unquoted in the canonical text. */
    static String check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new SchemaRefused(Reason.NAME, "\"" + shorten(name) + "\" is no name for a field or a symbol");
        }
        return name;
    }

    /** Refuses an id that could not be the name of a file. */
    public static String checkId(String id) {
        if (id.length() > ID_LENGTH || !ID.matcher(id).matches()) {
            throw new SchemaRefused(
                    Reason.NAME,
                    "\"" + shorten(id) + "\" is no id for a schema: it takes names with dots between them, at most "
                            + ID_LENGTH + " characters, for example lab.scope");
        }
        return id;
    }

    /** What a message shows of a text that may be of any length and content. */
    public static String shorten(String text) {
        return oneLine(text.length() > Limits.NAME ? text.substring(0, Limits.NAME) + "…" : text);
    }

    /** The same text, which a log or a terminal can show without harm. */
    public static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
