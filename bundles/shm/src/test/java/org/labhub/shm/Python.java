package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs in Python that use the package which the distribution ships. */
final class Python {

    static final Path PACKAGE = Path.of("..", "..", "distribution", "src", "main", "python")
            .toAbsolutePath()
            .normalize();
    private static final Path PROGRAMS =
            Path.of("src", "test", "resources", "python").toAbsolutePath();

    /** Nobody's settings of this machine. */
    private static final List<String> CLEAN = List.of(
            "env",
            "--unset=LABHUB_BLOCKS",
            "--unset=LABHUB_BASE",
            "--unset=LABHUB_HOME",
            "PYTHONPATH=" + PACKAGE,
            "python3",
            "-B");

    private Python() {}

    /** Without Python a test of it is reported as skipped. */
    static void assumeThere() throws InterruptedException {
        assumeTrue(succeeds("--version"), "python3 is missing: ./dev setup installs it");
    }

    /** Without a library of it, too. */
    static void assumeThere(String library, String debian) throws InterruptedException {
        assumeTrue(succeeds("-c", "import " + library), library + " is missing in python3: apt install " + debian);
    }

    private static boolean succeeds(Object... arguments) throws InterruptedException {
        try {
            return new ProcessBuilder(command(arguments))
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> command(Object... arguments) {
        return with(CLEAN, arguments);
    }

    private static List<String> with(List<String> command, Object... arguments) {
        return Stream.concat(command.stream(), Stream.of(arguments).map(Object::toString))
                .toList();
    }

    /** Shows a block, with what {@code python3 -m labhub} is told. */
    static Process show(Object... arguments) throws IOException {
        return new ProcessBuilder(with(command("-m", "labhub"), arguments))
                .redirectErrorStream(true)
                .start();
    }

    /** Follows a block from its first frame, a line each; the first line is what the block says of itself. */
    static ChildProcess follow(Path block) throws IOException {
        return ChildProcess.run(command("-m", "labhub", block, 0, 60));
    }

    /** One of the test programs, which is talked to line by line. */
    static ChildProcess talkTo(String program, Path block) throws IOException {
        return ChildProcess.run(command(PROGRAMS.resolve(program), block));
    }

    /** All that one of the test programs says before it ends well. */
    static List<String> run(String program, Object... arguments) throws Exception {
        return ends(0, with(command(PROGRAMS.resolve(program)), arguments));
    }

    /** All that a line of Python says before it ends well. */
    static List<String> say(String line, Object... arguments) throws Exception {
        return ends(0, with(command("-c", line), arguments));
    }

    /** All that one of the shipped examples says before it ends with this code. */
    static List<String> example(int exit, String program, Object... arguments) throws Exception {
        return ends(exit, with(command(PACKAGE.resolve("examples").resolve(program)), arguments));
    }

    /** All that the package's own command says before it ends with this code. */
    static List<String> shown(int exit, Object... arguments) throws Exception {
        return ends(exit, with(command("-m", "labhub"), arguments));
    }

    private static List<String> ends(int exit, List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = said(process);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), said::toString);
        assertEquals(exit, process.exitValue(), said::toString);
        return said;
    }

    static List<String> said(Process python) {
        return python.inputReader().lines().toList();
    }
}
