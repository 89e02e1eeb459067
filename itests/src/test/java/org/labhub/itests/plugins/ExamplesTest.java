package org.labhub.itests.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.itests.hub.Distribution;
import org.labhub.itests.hub.HubCommand;

/** What the documents show, compiled and run. */
@WithBench
final class ExamplesTest {

    private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void everyExampleCompiles() throws IOException {
        try (Stream<Path> examples = Files.list(DOCS.resolve("examples"))) {
            for (Path example :
                    examples.filter(each -> each.toString().endsWith(".java")).toList()) {
                compile(example);
            }
        }
    }

    @Test
    @Timeout(120)
    void theReaderPrintsWhatTheGeneratorMeasures(SineBench bench) throws Exception {
        compile(DOCS.resolve("examples/ReadSine.java"));
        bench.dropDriver();
        bench.awaitFrames(10);
        String blocks = bench.base().resolve("blocks").toString();
        Process reader = java("ReadSine", blocks, SineBench.CHANNEL.text());
        try (BufferedReader lines = reader.inputReader()) {
            String line = lines.readLine();
            assertTrue(line.matches("\\d+ -?\\d\\.\\d+(E-\\d+)?"), line);
        } finally {
            reader.destroyForcibly().waitFor();
        }
    }

    @Test
    void gettingStartedQuotesTheReader() throws IOException {
        List<String> example = stripped(Files.readString(DOCS.resolve("examples/ReadSine.java")));
        List<String> quoted = stripped(block("getting-started.md", "java"));
        assertTrue(quoted.size() > 5);
        assertEquals(
                List.of(),
                quoted.stream().filter(line -> !example.contains(line)).toList());
    }

    @Test
    void theReadmeShowsTheDriver() throws IOException {
        String example = Files.readString(DOCS.resolve("examples/Voltmeter.java"));
        assertEquals(example.substring(example.indexOf("@Component(")), block("../README.md", "java"));
    }

    @Test
    void theConfigurationInTheDocumentsIsAccepted() throws Exception {
        Path base = folder.resolve("base");
        Path local = Files.createDirectories(base.resolve("conf/local"));
        Files.writeString(local.resolve("configuration.json"), block("operations.md", "json"));
        SineJar.copyTo(Files.createDirectories(base.resolve("deploy")));
        HubCommand check = HubCommand.run("check", "--base", base.toString());
        assertEquals(0, check.exitCode(), check::text);
        assertTrue(!check.text().contains("is not checked"), check::text);
    }

    /** What {@code ./dev run} starts. */
    @Test
    void theConfigurationOfTheFirstBenchIsAccepted() throws Exception {
        Path base = folder.resolve("base");
        Distribution.copyAll(Path.of("../distribution/src/main/bench"), base);
        Path deploy = Files.createDirectories(base.resolve("deploy"));
        for (Path bundle : Distribution.content(Path.of("../bundles"), 3)) {
            if (bundle.toString().matches(".*/(driver|listener|processor)[.][a-z]+/target/org[.]labhub[^/]*[.]jar")) {
                Files.copy(bundle, deploy.resolve(bundle.getFileName()));
            }
        }
        HubCommand check = HubCommand.run("check", "--base", base.toString());
        assertEquals(0, check.exitCode(), check::text);
        assertTrue(!check.text().contains("is not checked"), check::text);
    }

    private void compile(Path example) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int code = compiler.run(
                null, null, null, "-cp", classPath(), "-d", folder.toString(), "--release", "17", example.toString());
        assertEquals(0, code, example + " does not compile");
    }

    private Process java(String... words) throws IOException {
        Path program = Path.of(System.getProperty("java.home"), "bin", "java");
        Stream<String> line = Stream.of(
                program.toString(),
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-cp",
                folder + File.pathSeparator + classPath());
        return new ProcessBuilder(Stream.concat(line, Stream.of(words)).toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The first block of code of this language. */
    private static String block(String document, String language) throws IOException {
        String text = Files.readString(DOCS.resolve(document));
        int start = text.indexOf("```" + language + "\n") + language.length() + 4;
        return text.substring(start, text.indexOf("```", start));
    }

    private static List<String> stripped(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
