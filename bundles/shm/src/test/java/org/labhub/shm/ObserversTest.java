package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.schema.Schemas;

/** A group that may look at blocks: asked of the kernel, by processes of another user. */
final class ObserversTest {

    private static final int GROUP = 54_321;
    private static final int NOBODY = 65_534;
    private static final String LOOK = """
            import sys, labhub
            with labhub.open(sys.argv[1]) as block:
                print(block.latest().values["value"], block.writer().verdict, sep="\\n")
            print(labhub.diagnose(sys.argv[1]).health)""";
    private static final List<String> DEEDS =
            List.of("names", "newest", "writer", "diagnose", "recover", "attach", "change", "lock", "add", "remove");

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Object mine = Files.getAttribute(folder, "unix:gid");
        bench = new Bench(
                folder,
                MappedBlocks.observed(folder.resolve("blocks"), Schemas.parser(), isRoot() ? "" + GROUP : "" + mine));
        Bench.write(bench.producer(Bench.FOUR), 0, 3);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static boolean isRoot() {
        return System.getProperty("user.name", "").equals("root");
    }

    /** What a process of another user, in this group, can do. */
    private Map<String, String> triedBy(int group) throws Exception {
        assumeTrue(isRoot(), "only root can look as another user: that a group may look is not shown");
        List<String> command =
                new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + group, "--clear-groups"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                readableClassPath(),
                LookingProgram.class.getName(),
                folder.resolve("blocks").toString()));
        Map<String, String> answers = new TreeMap<>();
        try (ChildProcess stranger = ChildProcess.run(command)) {
            for (int deed = 0; deed < DEEDS.size(); deed++) {
                String[] answer = stranger.hear().split(": ", 2);
                answers.put(answer[0], answer[1]);
            }
        }
        return answers;
    }

    /** The classes lie where others cannot read them: copies do not. */
    private String readableClassPath() throws IOException {
        Path copies = Files.createDirectory(folder.resolve("classes"));
        List<String> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path from = Path.of(entry);
            if (from.toString().matches(".*(labhub|agrona|jna|bcprov|classes|out|osgi).*") && Files.exists(from)) {
                Path to = copies.resolve(String.valueOf(path.size()) + (Files.isDirectory(from) ? "" : ".jar"));
                copy(from, to);
                path.add(to.toString());
            }
        }
        return String.join(File.pathSeparator, path);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path copy = to.resolve(from.relativize(each).toString());
                Files.copy(each, from.equals(each) ? to : copy);
                Files.setPosixFilePermissions(
                        from.equals(each) ? to : copy,
                        PosixFilePermissions.fromString(Files.isDirectory(each) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    @Test
    void aMemberOfTheGroupReadsAndCanDoNothingElse() throws Exception {
        assertEquals(
                "{add=refused, attach=refused, change=refused, diagnose=ALIVE, lock=refused, names=[numbers], newest=2, "
                        + "recover=FAILED, and told why, remove=refused, writer=ALIVE}",
                triedBy(GROUP).toString());
    }

    @Test
    void whoIsNotInTheGroupCannotEvenSeeTheNames() throws Exception {
        assertEquals(
                List.of("refused"), triedBy(NOBODY).values().stream().distinct().toList());
    }

    /** What Python says to a process of another user, in this group, that looks at the block. */
    private List<String> toldInPython(int group) throws Exception {
        assumeTrue(isRoot(), "only root can look as another user: that a group may look is not shown");
        Path labhub = Files.createDirectory(folder.resolve("python"));
        copy(Python.PACKAGE.resolve("labhub"), labhub.resolve("labhub"));
        Files.setPosixFilePermissions(labhub, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> python = List.of(
                "setpriv",
                "--reuid=" + NOBODY,
                "--regid=" + group,
                "--clear-groups",
                "env",
                "PATH=/usr/bin:/bin",
                "PYTHONPATH=" + labhub,
                "python3",
                "-B",
                "-c");
        assumeTrue(succeeds(python, "import sys"), "no python3 that another user may run: apt install python3");
        return said(python, LOOK, bench.file().toString());
    }

    private static boolean succeeds(List<String> command, String... more) throws Exception {
        return started(command, more).waitFor() == 0;
    }

    private static List<String> said(List<String> command, String... more) throws Exception {
        return started(command, more).inputReader().lines().toList();
    }

    private static Process started(List<String> command, String... more) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return new ProcessBuilder(all).redirectErrorStream(true).start();
    }

    @Test
    void aMemberOfTheGroupReadsAndDiagnosesInPythonToo() throws Exception {
        assertEquals(List.of("2", "ALIVE", "HEALTHY"), toldInPython(GROUP));
    }

    @Test
    void whoIsNotInTheGroupIsRefusedInPythonToo() throws Exception {
        List<String> said = toldInPython(NOBODY);
        assertTrue(said.toString().contains("BlockRefused: numbers:"), said::toString);
    }

    @Test
    void theOwnerAloneMayWrite() throws IOException {
        assertEquals(
                "rwxr-x--- rw-r----- rw-r----- rw-------",
                String.join(" ", mode(""), mode("numbers.block"), mode("presence-1"), mode(".lock")));
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("blocks").resolve(file), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void aGroupThatIsNotThereIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> MappedBlocks.observed(folder.resolve("more"), Schemas.parser(), "no such group"));
    }

    @Test
    void aFolderThatAGroupCanChangeIsNotLookedInto() throws IOException {
        Files.setPosixFilePermissions(folder.resolve("blocks"), PosixFilePermissions.fromString("rwxrwx---"));
        assertThrows(RuntimeException.class, () -> ObservedBlocks.in(folder.resolve("blocks"), Schemas.parser()));
    }
}
