package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.channel.Checksum;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Length;
import org.labhub.api.schema.Schema;
import org.labhub.schema.Schemas;

/** What the reader in Python does with libraries that are there, and says of those that are not. */
@Timeout(120)
final class PythonLibrariesTest {

    private static final String WITHOUT = """
            import sys
            for name in ("numpy", "zmq", "google_crc32c", "crc32c"):
                sys.modules[name] = None
            import labhub
            """;

    /** So long that its checksum takes a while in Python. */
    @Schema(id = "test.long", version = "1.0.0")
    record Lengthy(@Length(262_144) long[] values) {}

    @TempDir
    Path folder;

    @BeforeAll
    static void look() throws InterruptedException {
        Python.assumeThere();
    }

    private String kept() throws Exception {
        return GoldenBlockTest.copy(folder, Checksum.CRC32C).toString();
    }

    @Test
    void withoutNumPyThereIsAWordForIt() throws Exception {
        List<String> said = Python.say(WITHOUT + """
                try:
                    labhub.open(sys.argv[1]).latest().asarray()
                except labhub.Missing as missing:
                    print(missing)""", kept());
        assertTrue(said.get(0).startsWith("NumPy is not installed: apt install python3-numpy"), said::toString);
    }

    @Test
    void withoutPyzmqThereIsAWordForIt() throws Exception {
        List<String> said = Python.say(WITHOUT + """
                for come in (labhub.Broker, labhub.shell):
                    try:
                        come("/nowhere")
                    except labhub.Missing as missing:
                        print(missing)""");
        assertEquals(
                2,
                said.stream()
                        .filter(line -> line.startsWith("pyzmq is not installed"))
                        .count(),
                said::toString);
    }

    @Test
    void withoutLabhubAdminThereIsAWordForIt() throws Exception {
        List<String> said = Python.say(WITHOUT + """
                import os
                os.environ["PATH"] = os.environ["LABHUB_HOME"] = sys.argv[1]
                try:
                    labhub.recover("numbers")
                except labhub.Missing as missing:
                    print(missing)""", folder);
        assertTrue(said.get(0).startsWith("labhub-admin was not found: set LABHUB_HOME"), said::toString);
    }

    @Test
    void blocksAreFoundWhereTheHubOfABaseHasLeftWord() throws Exception {
        Path blocks = Path.of(kept()).getParent();
        Files.writeString(Files.createDirectories(folder.resolve("base/data")).resolve("blocks.folder"), blocks + "\n");
        List<String> said = Python.say("""
                import os, sys, labhub
                os.environ["LABHUB_BASE"] = sys.argv[1]
                print([found.name for found in labhub.blocks()])""", folder.resolve("base"));
        assertEquals(List.of("['golden']"), said);
    }

    /** Answers as it is told, and tells how it was called. */
    private String admin(int exit, String answer) throws IOException {
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("labhub-admin");
        Files.writeString(program, """
                #!/bin/sh
                echo '{"called": "'"$*"'", %s}'
                exit %d
                """.formatted(answer, exit));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return folder.toString();
    }

    @Test
    void aDryRunIsThatOfLabhubAdmin() throws Exception {
        List<String> said = Python.say("""
                import os, sys, labhub
                os.environ["LABHUB_HOME"] = sys.argv[1]
                answer = labhub.recover("numbers", base="/srv/lab")
                print(answer["called"], answer["exit"], answer["plan"]["steps"])
                print(labhub.cleanup(labhub.Found("a", "b", "/c/a.block"), apply=True)["called"])
                print(labhub.validate("numbers")["called"])""", admin(1, "\"plan\": {\"steps\": []}"));
        assertEquals(
                List.of(
                        "recover numbers --base /srv/lab --json 1 []",
                        "cleanup a --apply --folder /c --json",
                        "validate numbers --json"),
                said);
    }

    @Test
    void whatLabhubAdminRefusesIsRaisedInItsWords() throws Exception {
        List<String> said = Python.say("""
                import os, sys, labhub
                os.environ["LABHUB_HOME"] = sys.argv[1]
                try:
                    labhub.recover("numbers")
                except labhub.Failed as failure:
                    print(str(failure).split("/bin/")[1])""", admin(4, "\"error\": \"there is no such block\""));
        assertEquals(List.of("labhub-admin recover numbers --json ended with 4: there is no such block"), said);
    }

    @Test
    void asARecordOfNumPyAFrameIsTheSame() throws Exception {
        Python.assumeThere("numpy", "python3-numpy");
        List<String> said = Python.say("""
                import sys, labhub
                block = labhub.open(sys.argv[1])
                frame = block.latest()
                record = frame.asarray()
                print(int(record["number"]), record["trace"].tolist(), record["probe"].decode(), int(record["gain"]))
                print(record["trace"].base is not None, record["trace"].flags.writeable)
                print(labhub.stack(block.recent())["number"].tolist())""", kept());
        assertEquals(List.of("5 [5.0, 5.5, -5.0] p5 1", "True False", "[2, 3, 4, 5]"), said);
    }

    @Test
    void inPythonAloneTheChecksumIsThatOfJava() throws Exception {
        Random random = new Random(1);
        List<byte[]> texts = IntStream.range(0, 40)
                .mapToObj(length -> new byte[length])
                .peek(random::nextBytes)
                .toList();
        Object[] words =
                texts.stream().map(text -> "x" + HexFormat.of().formatHex(text)).toArray();
        List<String> sums = texts.stream().map(PythonLibrariesTest::sum).toList();
        assertEquals(sums, Python.say(WITHOUT + """
                from labhub.checksum import crc32c
                for word in sys.argv[1:]:
                    print(crc32c(bytes.fromhex(word[1:])))""", words));
    }

    private static String sum(byte[] text) {
        CRC32C crc = new CRC32C();
        crc.update(text);
        return Long.toString(crc.getValue());
    }

    @Test
    void aChecksumThatTakesAWhileIsAnnounced() throws Exception {
        FrameType<Lengthy> type = Schemas.frameTypes().of(Lengthy.class);
        try (Bench bench = new Bench(folder)) {
            bench.blocks
                    .create(BlockSpec.of("long", Bench.FOUR, type.schema(), "writer"))
                    .close();
        }
        List<String> said = Python.say(WITHOUT + "labhub.open(sys.argv[1])", folder.resolve("blocks/long.block"));
        assertTrue(
                said.toString().matches("(?s).*a full frame of 2097152 bytes takes about 0?\\d?\\.?\\d+ s in Python.*"),
                said::toString);
    }
}
