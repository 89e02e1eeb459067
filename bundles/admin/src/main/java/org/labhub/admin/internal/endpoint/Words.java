package org.labhub.admin.internal.endpoint;

import java.util.ArrayList;
import java.util.List;

/** Splits a typed line at its blanks. Quotes keep blanks together; every other character means itself. */
final class Words {

    private Words() {}

    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean begun = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0 ? c == quote : c == '\'' || c == '"') {
                quote = quote != 0 ? 0 : c;
                begun = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                end(words, word, begun);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("a quote " + quote + " is not closed");
        }
        end(words, word, begun);
        return words;
    }

    private static void end(List<String> words, StringBuilder word, boolean begun) {
        if (begun) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
