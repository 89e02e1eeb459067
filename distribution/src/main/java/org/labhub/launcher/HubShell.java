package org.labhub.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a command and hears what it says, so that each speaks for itself. */
final class HubShell {

    private HubShell() {}

    /**
     * What a program said.
     *
     * @param exitCode how it ended
     * @param text of standard output and error
     */
    record Said(int exitCode, String text) {

        String firstLine() {
            return text.lines().findFirst().orElse("");
        }
    }

    /** In this process, which is a command and does one thing after the other. */
    static Said labhub(Site site, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--base", site.base().toString()));
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        try (PrintStream both = new PrintStream(heard, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            int code = run(site, line);
            return new Said(code, heard.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static int run(Site site, List<String> line) throws IOException {
        try {
            return CommandLine.parse(site.home(), Optional.empty(), line.toArray(String[]::new))
                    .run();
        } catch (IOException e) {
            throw e;
        } catch (Exception refused) { // of whatever command: it is told, and the next one is asked
            System.err.println(refused.getMessage());
            return 1;
        }
    }

    /** Another program. */
    static Said run(List<String> line) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
