package org.labhub.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The program behind {@code bin/labhub}. */
public final class Main {

    private Main() {}

    /**
     * Does what the command line says and ends the process with its exit code.
     *
     * @param args the words after {@code bin/labhub}
     */
    public static void main(String[] args) {
        int code;
        try {
            Path home = Path.of(System.getProperty("labhub.home", "."));
            code = CommandLine.parse(home, Optional.ofNullable(System.getenv("LABHUB_BASE")), args)
                    .run();
        } catch (Refusal refusal) {
            System.err.println("labhub: " + refusal.getMessage());
            code = 1;
        } catch (IOException e) {
            System.err.println("labhub: cannot read or write a file: " + e);
            code = 1;
        } catch (Exception unforeseen) { // whatever it is: threads of the framework must not keep a dead hub alive
            System.err.println("labhub: cannot go on: " + unforeseen);
            unforeseen.printStackTrace();
            code = 1;
        }
        System.exit(code);
    }
}
