package org.labhub.itests.hub;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a command line that ends by itself did.
 *
 * @param exitCode 0 when all went well
 * @param text what it wrote to standard output and error
 */
public record HubCommand(int exitCode, String text) {

    /** Runs {@code bin/labhub} with these words. */
    public static HubCommand run(String... words) throws IOException, InterruptedException {
        return run(Map.of(), words);
    }

    /** Runs {@code bin/labhub} with these words and more in its environment. */
    public static HubCommand run(Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        return run(environment, line(words));
    }

    /** Runs {@code bin/labhub} with these words, and types this. */
    public static HubCommand type(String input, String... words) throws IOException, InterruptedException {
        return run(Map.of(), line(words), input);
    }

    /** Runs any program of this kind. */
    public static HubCommand run(Map<String, String> environment, List<String> line)
            throws IOException, InterruptedException {
        return run(environment, line, "");
    }

    private static HubCommand run(Map<String, String> environment, List<String> line, String input)
            throws IOException, InterruptedException {
        ProcessBuilder builder = builder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (OutputStream typed = process.getOutputStream()) {
            typed.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new HubCommand(process.waitFor(), text);
    }

    private static List<String> line(String... words) {
        List<String> line = new ArrayList<>(
                List.of(Distribution.home().resolve("bin/labhub").toString()));
        line.addAll(List.of(words));
        return line;
    }

    /** What the Java of a hub is told: nothing but in tests, where it is to start soon. */
    public static String javaOptions() {
        return System.getProperty("labhub.hub.jvm", "");
    }

    /** Of a process that hears Ctrl-C, even if these tests run in the background of a shell that keeps it from them. */
    static ProcessBuilder builder(List<String> line) {
        List<String> listening = new ArrayList<>(List.of("env", "--default-signal=INT"));
        listening.addAll(line);
        ProcessBuilder builder = new ProcessBuilder(listening);
        builder.environment().keySet().removeIf(name -> name.startsWith("LABHUB_"));
        builder.environment().put("JAVA_OPTS", javaOptions());
        builder.environment()
                .put("JAVA_HOME", Path.of(System.getProperty("java.home")).toString());
        return builder;
    }
}
