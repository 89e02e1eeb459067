package org.labhub.security.internal.password;

import java.io.Console;
import java.util.Optional;

/** Where a person sits: the only place at which a secret is ever shown or typed. */
public interface Terminal {

    /**
     * Shows a line.
     *
     * @param line to show
     */
    void show(String line);

    /**
     * Asks without echo.
     *
     * @param prompt what is asked
     * @return what was typed; empty at the end of input
     */
    char[] ask(String prompt);

    /**
     * The terminal of this process.
     *
     * @return empty for a service, a pipe, a build
     */
    static Optional<Terminal> here() {
        return Optional.ofNullable(System.console())
                .filter(Terminal::isTerminal)
                .map(ConsoleTerminal::new);
    }

    /** From Java 22 on, {@link System#console} can answer with something that is not a terminal. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
