package org.labhub.itests.rooms;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One clause of a manifest header: {@code org.labhub.api.frame;version="1.0.0";uses:="…"}. */
record Clause(String name, String rest) {

    private static final Pattern CLAUSE = Pattern.compile("([^;,]+)((?:;[^;,=]+=(?:\"[^\"]*\"|[^\",;]*))*)(?:,|$)");

    static List<Clause> of(String header) {
        return CLAUSE.matcher(header)
                .results()
                .map(clause -> new Clause(clause.group(1).strip(), clause.group(2)))
                .toList();
    }

    /** An attribute ({@code version}) or a directive ({@code uses:}); empty when there is none. */
    String value(String key) {
        Matcher found = Pattern.compile(";" + key + "=\"?([^\";]*)").matcher(rest);
        return found.find() ? found.group(1) : "";
    }
}
