package org.labhub.console.internal.action;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * What exactly a person wants.
 *
 * @param actor who it is, for logs
 * @param words by name
 * @param body a file that comes along
 */
public record Order(String actor, Map<String, String> words, InputStream body) {

    private static final int LONGEST = 1024;

    /**
     * Takes a copy of the words.
     *
     * @param actor who it is, for logs
     * @param words by name
     * @param body a file that comes along
     */
    public Order {
        words = Map.copyOf(words);
    }

    /**
     * One of the words.
     *
     * @param name of it
     * @return the word
     */
    public String word(String name) {
        return Optional.ofNullable(words.get(name))
                .filter(word -> word.length() <= LONGEST)
                .orElseThrow(() -> new IllegalArgumentException("say which " + name));
    }
}
