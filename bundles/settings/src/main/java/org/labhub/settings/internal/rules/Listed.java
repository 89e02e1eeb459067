package org.labhub.settings.internal.rules;

import java.util.ArrayList;
import java.util.List;

/** The list in a metatype default: commas between the values, a backslash before what is meant as it is. */
final class Listed {

    private Listed() {}

    static List<String> in(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',') {
                values.add(value.toString());
                value.setLength(0);
            } else if (c == '\\' && i + 1 < text.length()) {
                value.append(text.charAt(++i));
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return values;
    }
}
