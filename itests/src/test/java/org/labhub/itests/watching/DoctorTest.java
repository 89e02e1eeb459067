package org.labhub.itests.watching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.hub.HubProcess;

/** {@code bin/labhub status}, {@code doctor} and {@code dump} at a hub that has secrets. */
final class DoctorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "seven grey pelicans";
    private static final String TOKEN = "four brown owls";
    private static final String CANARY = "a-yellow-canary";

    @TempDir
    private static Path base;

    private static Optional<HubCommand> well = Optional.empty();
    private static HubProcess hub;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        HubCommand set = HubCommand.type(PASSWORD + "\n", "passwd", "--base", base.toString(), "--stdin");
        assertEquals(0, set.exitCode(), set::text);
        Path token = Files.writeString(base.resolve("scraper.token"), TOKEN);
        Files.writeString(Files.createDirectories(base.resolve("conf")).resolve("configuration.json"), """
                {
                  "org.labhub.metrics": { "token.file": "%s" },
                  "org.labhub.log": { "levels": [ "org.labhub.admin=DEBUG" ] },
                  "org.acme.meter~left": { "password": "%s" }
                }""".formatted(
                        token, CANARY));
        hub = HubProcess.start(base);
        hub.awaitBroker(base);
        Await.until(PATIENCE, () -> Files.exists(base.resolve("data/shell/connection")), hub::output);
    }

    @AfterAll
    static void end() {
        hub.close();
    }

    /** What the doctor says of this hub while nothing is wrong with it. */
    private static HubCommand doctor() throws IOException, InterruptedException {
        if (well.isEmpty()) {
            Await.until(
                    PATIENCE,
                    DoctorTest::isWell,
                    () -> well.map(HubCommand::text).orElse(""));
        }
        return well.orElseThrow();
    }

    /** What another test has broken and mended is seen for some seconds still. */
    private static boolean isWell() {
        well = Optional.of(asked("doctor"));
        return well.orElseThrow().exitCode() == 0;
    }

    private static HubCommand labhub(String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--base", base.toString()));
        return HubCommand.run(line.toArray(String[]::new));
    }

    /** What a command says once it says this too: a hub that is busy may not answer it in time. */
    private static HubCommand once(String seen, String... words) {
        List<HubCommand> answers = new ArrayList<>();
        Pattern wanted = Pattern.compile(seen);
        Await.until(
                PATIENCE,
                () -> {
                    answers.add(0, asked(words));
                    return wanted.matcher(answers.get(0).text()).find();
                },
                () -> answers.get(0).text());
        return answers.get(0);
    }

    private static HubCommand asked(String... words) {
        try {
            return labhub(words);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void statusSaysHowTheHubDoes() throws IOException, InterruptedException {
        HubCommand said = once("(?m)^OK +The process can go on", "status");
        assertEquals(0, said.exitCode(), said::text);
        assertTrue(said.text().contains("process " + hub.pid()), said::text);
    }

    @Test
    void statusSaysSoToAScript() throws IOException, InterruptedException {
        HubCommand said = once("\"name\":\"The broker answers\"", "status", "--json");
        assertTrue(said.text().contains("\"running\":true,\"pid\":" + hub.pid()), said::text);
    }

    @Test
    void theLogGoesByTheLevelsThatAreConfigured() throws IOException {
        Path log = base.resolve("data/log/labhub.log");
        Await.until(PATIENCE, () -> isDebugged(log), hub::output);
        assertFalse(Files.readString(log).contains("DEBUG [SCR Component Actor] org.labhub.host"));
    }

    /** Each status is a command, and so a line of the container about it. */
    private static boolean isDebugged(Path log) {
        asked("status");
        try {
            return Pattern.compile("(?m)^\\S+ DEBUG .* org\\.labhub\\.admin")
                    .matcher(Files.readString(log))
                    .find();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void statusOfNoHubIsThree(@TempDir Path nowhere) throws IOException, InterruptedException {
        HubCommand said = HubCommand.run("status", "--json", "--base", nowhere.toString());
        assertEquals(3, said.exitCode());
        assertTrue(said.text().contains("\"running\":false"), said::text);
    }

    @Test
    void theDoctorFindsWhatIsUnsafeAndTheCommandThatMendsIt() throws IOException, InterruptedException {
        Path key = base.resolve("data/security/vault.key");
        assertTrue(doctor().text().contains(", failures: 0."), doctor()::text);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        try {
            HubCommand said = labhub("doctor", "--security");
            assertEquals(1, said.exitCode());
            assertTrue(said.text().contains("-> chmod go= " + key), said::text);
        } finally {
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void theDoctorLooksAtEverythingUnderHeadingsOfTheDocument() throws IOException, InterruptedException {
        String said = doctor().text();
        for (String seen : List.of(
                "Start: Java ",
                "Start: the program has all of its ",
                "Configure: the configuration: ",
                "Folders: the clock says ",
                "Log in: the audit log: ",
                "Channels, keys and the broker: the vault: ",
                "Health: OK The broker answers")) {
            assertTrue(said.contains(seen), said);
        }
        String document = Files.readString(Path.of("../docs/operations.md"));
        assertEquals(
                found("(?m)^## (.+)$", document)
                        .filter(heading -> !heading.equals("Security"))
                        .collect(Collectors.toSet()),
                found("(?m)^(?:ok|WARN|WRONG) +([^:]+): ", said)
                        .filter(heading -> !heading.equals("Security"))
                        .collect(Collectors.toSet()));
    }

    private static Stream<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1));
    }

    /** The table quotes what is said of each control. */
    @Test
    void theDoctorLooksAtEachControlOfTheSecurityTable() throws IOException, InterruptedException {
        String said = doctor().text();
        String document = Files.readString(Path.of("../docs/operations.md"));
        String table = document.substring(document.indexOf("\n## Security\n"), document.indexOf("\n## Emergency"));
        List<String> quoted = found("(?m)^\\|.*\\| `([^`]+)` \\|$", table).toList();
        assertTrue(quoted.size() >= 12, quoted::toString);
        assertEquals(
                List.of(),
                quoted.stream().filter(words -> !said.contains(words)).toList(),
                said);
    }

    @Test
    void theDoctorNamesEachFaultWithTheCommandThatMendsIt() throws IOException, InterruptedException {
        Path careless = write(base.resolve("data/log/careless.log"), "with " + secretIn("data/shell/connection"));
        Path plugin = write(base.resolve("deploy/half.jar"), "half a jar");
        Path blocks =
                Path.of(Files.readString(base.resolve("data/blocks.folder")).strip());
        Path block = write(Files.createDirectories(blocks).resolve("broken.block"), "no block");
        try {
            String said = labhub("doctor").text();
            assertTrue(said.contains("rm " + careless), said);
            assertTrue(said.contains("rm '" + plugin + "'"), said);
            assertTrue(said.contains("bin/labhub-admin diagnose broken --base " + base), said);
        } finally {
            for (Path each : List.of(careless, plugin, block)) {
                Files.delete(each);
            }
        }
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aDumpTellsMuchAndHoldsNoSecret(@TempDir Path elsewhere) throws IOException, InterruptedException {
        Path careless = write(
                base.resolve("data/log/careless.log"),
                "a careless line with " + TOKEN + " and " + secretIn("data/shell/connection") + "\n");
        Path file = elsewhere.resolve("dump.zip");
        Map<String, String> dump = new TreeMap<>();
        Await.until(PATIENCE, () -> dumped(file, dump).contains("The broker answers"), dump::toString);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(dump.getOrDefault("log/careless.log", "").contains("a careless line with [secret]"));
        assertTrue(dump.getOrDefault("doctor.txt", "").contains("Start: Java "));
        assertTrue(dump.getOrDefault("threads.txt", "").contains("labhub-remote-shell"));
        for (String secret : secrets()) {
            dump.forEach((name, text) -> assertFalse(text.contains(secret), () -> name + " holds " + secret));
        }
        Files.delete(careless);
    }

    /** What the hub says of itself in a dump: one that is busy may not answer it in time. */
    private static String dumped(Path file, Map<String, String> dump) {
        try {
            Files.deleteIfExists(file);
            HubCommand done = asked("dump", file.toString());
            assertEquals(0, done.exitCode(), done::text);
            dump.clear();
            dump.putAll(unpacked(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return dump.getOrDefault("hub.txt", "");
    }

    private static List<String> secrets() throws IOException {
        byte[] key = Files.readAllBytes(base.resolve("data/security/vault.key"));
        return List.of(
                PASSWORD,
                TOKEN,
                CANARY,
                secretIn("data/shell/connection"),
                secretIn("data/broker/connection"),
                new String(key, StandardCharsets.ISO_8859_1).strip(),
                Base64.getEncoder().encodeToString(key),
                Files.readAllLines(base.resolve("data/security/console-password"), StandardCharsets.ISO_8859_1)
                        .get(0));
    }

    private static String secretIn(String connection) throws IOException {
        return Files.readAllLines(base.resolve(connection)).stream()
                .filter(line -> line.startsWith("secret="))
                .map(line -> line.substring("secret=".length()))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> unpacked(Path file) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                content.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return content;
    }
}
