package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.Checksum;

/** The reader in Python refuses what is no block, and survives what pretends to be one. */
@Timeout(300)
final class PythonHostileFilesTest {

    private static final int FLIPS = Boolean.getBoolean("labhub.deep") ? 20_000 : 300;
    private static final String REFUSALS = """
            the good one: opened Gap
            nothing: UNFINISHED
            one byte: UNFINISHED
            a short page: UNFINISHED
            a page: CORRUPT
            cut: CORRUPT
            too long: CORRUPT
            a hole of 128 GiB: CORRUPT
            unfinished: UNFINISHED
            another magic word: CORRUPT
            another version: CORRUPT
            another layout: CORRUPT
            another content: CORRUPT
            another text: CORRUPT
            zeros: UNFINISHED
            ones: CORRUPT
            a huge capacity: CORRUPT
            no capacity: CORRUPT
            huge slots: CORRUPT
            huge texts: CORRUPT
            huge flex zone: CORRUPT
            many consumers: CORRUPT
            no page: CORRUPT
            an odd page: CORRUPT
            unknown policy: CORRUPT
            unknown checksum: CORRUPT
            a huge one: CORRUPT
            a text of nests: CORRUPT
            a text of digits: CORRUPT
            a text beyond the slot: CORRUPT
            a field beyond its frame: CORRUPT
            a text that is none: CORRUPT
            a negative number of frames: opened Gap
            too many frames: CORRUPT
            a link: UNSAFE
            a pipe: UNSAFE
            a folder: UNSAFE
            open to all: UNSAFE
            not there: MISSING
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void look() throws InterruptedException {
        Python.assumeThere();
    }

    @Test
    void aFileThatIsNoBlockOrLiesIsRefusedInItsWords() throws Exception {
        Path good = GoldenBlockTest.copy(folder, Checksum.CRC32C);
        assertEquals(REFUSALS.lines().toList(), Python.run("hostile.py", good));
    }

    @Test
    void noFlippedBitsMakeItCrashOrHang() throws Exception {
        Path good = GoldenBlockTest.copy(folder, Checksum.BLAKE2B);
        List<String> said = Python.run("flipped.py", good, FLIPS);
        assertEquals("survived, opened some, refused some", said.get(1), said::toString);
    }

    /** What a newer grammar would break where Python is older. */
    @Test
    void itsSourcesAreInTheGrammarOfPython39() throws Exception {
        assertEquals(List.of("good"), Python.say("""
                import ast, pathlib, sys
                for file in pathlib.Path(sys.argv[1]).rglob("*.py"):
                    ast.parse(file.read_text(), str(file), feature_version=(3, 9))
                print("good")""", Python.PACKAGE));
    }
}
