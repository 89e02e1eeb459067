package org.labhub.security.internal.password;

import java.io.Console;
import java.util.Optional;

/** The terminal that the process was started from. */
record ConsoleTerminal(Console console) implements Terminal {

    @Override
    public void show(String line) {
        console.printf("%s%n", line).flush();
    }

    @Override
    public char[] ask(String prompt) {
        return Optional.ofNullable(console.readPassword("%s", prompt)).orElseGet(() -> new char[0]);
    }
}
