package org.labhub.itests.plugins;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.driver.scope.internal.ScopeInstrument;
import org.labhub.itests.hub.Distribution;

/** The package for Python that is shipped, beside a running hub: its examples, and all that docs/python.md shows. */
@Timeout(120)
final class PythonTest {

    private static final Path SHARE = Distribution.home().resolve("share/python");
    private static final Pattern SHOWN = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);

    /** Draws nothing, but looks at what it is given. */
    private static final String PLOTTER = """
            def plot(times, values):
                print(len(times), len(values), times[1] > times[0])
            def xlabel(text): print(text)
            ylabel = xlabel
            def show(): pass
            """;

    @TempDir
    private static Path base;

    @TempDir
    private static Path matplotlib;

    private static SineBench bench;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(hasLibrary("python3", "labhub"), "python3 is missing: ./dev setup installs it");
        Files.createDirectories(matplotlib.resolve("matplotlib"));
        Files.writeString(matplotlib.resolve("matplotlib/__init__.py"), "");
        Files.writeString(matplotlib.resolve("matplotlib/pyplot.py"), PLOTTER);
        bench = SineBench.with(
                base,
                "\"org.labhub.driver.scope~scope\": { }, \"org.labhub.channel~test.sine\": { \"tells\": true, \"capacity:Integer\": 8192 }");
        bench.dropDriver();
        bench.drop(ScopeInstrument.class, "scope.jar");
        bench.hub.awaitBroker(base);
        bench.awaitFrames(60);
        bench.until(() -> bench.committed(new BlockName("bench.scope")) > 60);
    }

    @AfterAll
    static void end() {
        if (bench != null) {
            bench.close();
        }
    }

    private static ProcessBuilder python(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("PYTHONPATH", SHARE + ":" + matplotlib);
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("LABHUB_HOME");
        builder.environment().put("LABHUB_BLOCKS", base.resolve("blocks").toString());
        builder.environment().put("LABHUB_BASE", base.toString());
        return builder;
    }

    private static boolean hasLibrary(String python, String library) throws InterruptedException {
        try {
            Process process = python(List.of(python, "-c", "import " + library)).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The Python that has a library: the first on the path, or Debian's; skips the test if neither has it. */
    private static String pythonWith(String library, String debian) throws InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            if (hasLibrary(python, library)) {
                return python;
            }
        }
        return abort(library + " is missing in Python: apt install " + debian);
    }

    private static String pythonFor(String text) throws InterruptedException {
        return text.contains("stack(")
                ? pythonWith("numpy", "python3-numpy")
                : text.contains("Broker(") || text.contains("shell(") ? pythonWith("zmq", "python3-zmq") : "python3";
    }

    private static String run(String... words) throws Exception {
        Process process = python(List.of(words)).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), said);
        assertEquals(0, process.exitValue(), said);
        return said;
    }

    private static List<String> example(String program, String... words) throws Exception {
        List<String> line = new ArrayList<>(
                List.of("python3", SHARE.resolve("examples/" + program).toString()));
        line.addAll(List.of(words));
        return run(line.toArray(String[]::new)).lines().toList();
    }

    static Stream<String> shown() throws IOException {
        return SHOWN.matcher(Files.readString(Path.of("..", "docs", "python.md")))
                .results()
                .map(found -> found.group(1));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void whatTheDocumentShowsRuns(String text) throws Exception {
        String here = text.replace("demo.sine", "test.sine").replace("/srv/lab", base.toString());
        String said = run(pythonFor(here), "-c", here);
        assertTrue(said.lines().count() > 0, said);
    }

    @Test
    void thePlotHasAsManyTimesAsValues() throws Exception {
        String plot =
                shown().filter(text -> text.contains("matplotlib")).findFirst().orElseThrow();
        assertEquals("1000 1000 True\ntime (s)\nfirst channel (V)\n", run("python3", "-c", plot));
    }

    @Test
    void theReaderWritesFramesInOrder() throws Exception {
        List<String> lines = example("reader.py", "test.sine", "20");
        assertEquals("sequence,wall_nanos,volts", lines.get(0));
        List<Long> sequences = lines.stream().skip(1).map(PythonTest::sequence).toList();
        assertEquals(sequences.get(0) + 19, sequences.get(19));
    }

    private static long sequence(String line) {
        return Long.parseLong(line.substring(0, line.indexOf(',')));
    }

    @Test
    void theMonitorSaysThatAllIsWell() throws Exception {
        String said = String.join("\n", example("monitor.py", "--once"));
        assertTrue(
                Pattern.compile("HEALTHY +test.sine +\\d+ frames").matcher(said).find(), said);
    }

    @Test
    void theBrokerTellsWhoOffersWhat() throws Exception {
        String said = run(pythonWith("zmq", "python3-zmq"), "-c", """
                import labhub, time
                with labhub.Broker() as broker:
                    while [channel["state"] for channel in broker.channels()] != ["LIVE", "LIVE"]:
                        time.sleep(0.05)
                    print(broker.where("test.sine")["place"], [row["block"] for row in broker.blocks()])
                    print(broker.ask("PING_REQ"), len(broker.roles()), broker.channel("bench.scope")["state"])
                    print(any(row["id"] == "lab.sine" for row in broker.schemas()), broker.metrics()["heartbeats"] > 0)
                    try:
                        broker.where("nobody.has.this")
                    except labhub.Failed as refusal:
                        print(refusal)
                """);
        assertEquals("""
                test.sine ['bench.scope', 'test.sine']
                {'answer': 'PING_ACK'} 2 LIVE
                True True
                DISC_REQ: CHANNEL_NOT_FOUND: nobody offers nobody.has.this
                """, said);
    }

    @Test
    void aScriptThatJoinsAChannelIsToldThatThereIsDataAndSpeaksToItsInstrument() throws Exception {
        String said = run(pythonWith("zmq", "python3-zmq"), "-c", """
                import labhub, time
                with labhub.Broker() as broker:
                    while "test.sine" not in [channel["channel"] for channel in broker.channels()]:
                        time.sleep(0.05)
                    with broker.join("test.sine", "script") as member:
                        first, second = member.hear(timeout=30), member.hear(timeout=30)
                        print(first.word, int(first.data) < int(second.data), member.tell("range", "10 V"))
                        print([reader["name"] for reader in broker.channel("test.sine")["consumers"]])
                    print(broker.channel("test.sine")["consumers"])
                """);
        assertEquals("data True True\n['script']\n[]\n", said);
    }

    @Test
    void theShellRunsWhatItIsToldAndNothingElse() throws Exception {
        bench.until(() -> Files.exists(base.resolve("data/shell/connection")));
        String said = run(pythonWith("zmq", "python3-zmq"), "-c", """
                import labhub
                with labhub.shell() as shell:
                    print("test.sine" in shell.run("blocks"), "why" in shell.commands)
                    for words in [("why", "a; felix:shutdown"), ("felix:shutdown",)]:
                        try:
                            shell.run(*words)
                        except labhub.Failed as refusal:
                            print(refusal)
                """);
        assertTrue(said.startsWith("True True\nwhy: FAILED: "), said);
        assertTrue(said.contains("there is no plug-in a; felix:shutdown"), said);
        assertTrue(said.contains("felix:shutdown: UNKNOWN: there is no command"), said);
        assertTrue(bench.hub.isAlive());
    }

    /** As if its writer's process had died: its lease names a presence that nobody has. */
    private static Path leftBehind() throws IOException {
        BlockSpec spec = BlockSpec.of("left.behind", ChannelSpec.DEFAULT, SineBench.READINGS.schema(), "gone");
        bench.blocks.create(spec).close();
        Path file = base.resolve("blocks/left.behind.block");
        ByteBuffer lease = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(lease.putLong(0, 9_999L << 40 | 1L << 24 | 1), 4096);
        }
        return file;
    }

    @Test
    void whatADeadWriterHoldsIsGivenBackThroughLabhubAdmin() throws Exception {
        Path file = leftBehind();
        byte[] before = Files.readAllBytes(file);
        String plan =
                "import labhub; answer = labhub.recover('left.behind'); print(answer['exit'], len(answer['plan']['steps']))";
        assertEquals("1 1\n", run("python3", "-c", plan));
        assertArrayEquals(before, Files.readAllBytes(file));
        String kinds = "print([finding.kind for finding in labhub.diagnose('left.behind').findings])";
        assertEquals("['DEAD_WRITER']\n", run("python3", "-c", "import labhub; " + kinds));
        String apply =
                "import labhub; print(labhub.recover('left.behind', apply=True)['exit'], labhub.validate('left.behind')['exit']); ";
        assertEquals("0 0\n['ORPHAN']\n", run("python3", "-c", apply + kinds));
    }
}
