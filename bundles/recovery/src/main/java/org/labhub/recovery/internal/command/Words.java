package org.labhub.recovery.internal.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labhub.api.block.BlockName;

/** What somebody typed: a verb, a block, options. What is not understood is refused. */
final class Words {

    /** Called wrongly. */
    static final class Misused extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        Misused(String message) {
            super(message);
        }
    }

    private static final Set<String> SWITCHES =
            Set.of("--json", "--apply", "--force", "--repair", "--reset", "--presences");
    private static final Set<String> WITH_VALUE = Set.of("--slot", "--consumer", "--times", "--folder");

    private final String verb;
    private final List<String> plain = new ArrayList<>();
    private final Set<String> switches = new HashSet<>();
    private final Map<String, String> values = new HashMap<>();

    private Words(String verb) {
        this.verb = verb;
    }

    static Words of(List<String> typed) {
        Words words = new Words(typed.isEmpty() ? "help" : typed.get(0));
        for (int at = 1; at < typed.size(); at++) {
            at += words.take(typed, at);
        }
        return words;
    }

    /** How many words more than one it took. */
    private int take(List<String> typed, int at) {
        String word = typed.get(at);
        int equals = word.indexOf('=');
        if (equals > 0 && WITH_VALUE.contains(word.substring(0, equals))) {
            values.put(word.substring(0, equals), word.substring(equals + 1));
        } else if (SWITCHES.contains(word)) {
            switches.add(word);
        } else if (WITH_VALUE.contains(word)) {
            if (at + 1 == typed.size()) {
                throw new Misused(word + " needs a value");
            }
            values.put(word, typed.get(at + 1));
            return 1;
        } else if (word.startsWith("-")) {
            throw new Misused("\"" + word + "\" is not understood");
        } else {
            plain.add(word);
        }
        return 0;
    }

    String verb() {
        return verb;
    }

    boolean has(String name) {
        return switches.contains(name);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    String needed(String option) {
        return value(option).orElseThrow(() -> new Misused(verb + " needs " + option));
    }

    int number(String option, int otherwise) {
        String text = value(option).orElse(Integer.toString(otherwise));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Misused(option + " takes a number, not \"" + text + "\"");
        }
    }

    /** No block may be named. */
    void nothing() {
        if (!plain.isEmpty()) {
            throw new Misused(verb + " takes no name, but " + plain + " was given");
        }
    }

    /** The one block that is meant. */
    BlockName block() {
        if (plain.size() != 1) {
            throw new Misused(verb + " needs the name of one block" + (plain.isEmpty() ? "" : ", not " + plain));
        }
        try {
            return new BlockName(plain.get(0));
        } catch (IllegalArgumentException e) {
            throw new Misused(String.valueOf(e.getMessage()));
        }
    }
}
