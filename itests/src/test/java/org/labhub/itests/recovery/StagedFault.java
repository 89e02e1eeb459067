package org.labhub.itests.recovery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Length;
import org.labhub.api.schema.Schema;
import org.labhub.schema.Schemas;
import org.labhub.shm.MappedBlocks;

/**
 * Makes one fault in the blocks of a base, in a block of its own, for tests and for whoever practises the emergency procedures:
 * with the base and the fault. Says "staged", and stays if the fault needs a process that is there.
 */
public final class StagedFault {

    /** What is in a frame. */
    @Schema(id = "test.staged", version = "1.0.0")
    public record Number(long value) {}

    /** A frame that takes a mebibyte. */
    @Schema(id = "test.bulky", version = "1.0.0")
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
    public record Bulk(@Length(131_072) long[] values) {}

    private static final FrameType<Number> NUMBERS = Schemas.frameTypes().of(Number.class);
    private static final FrameType<Bulk> BULKS = Schemas.frameTypes().of(Bulk.class);
    private static final int SLOTS = 4;
    private static final int BULKY_BLOCKS = 4;
    private static final int LAST_PAGE = 4096;
    private static final int PAYLOAD = 64;
    private static final int KILLED = 137;
    private static final Set<StandardOpenOption> FRESH =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path base;
    private final String fault;
    private final Path folder;
    private final MappedBlocks blocks;

    private StagedFault(Path base, String fault) throws IOException {
        this.base = base;
        this.fault = fault;
        Path word = base.resolve("data/blocks.folder");
        folder = Files.exists(word)
                ? Path.of(Files.readString(word).strip())
                : MappedBlocks.defaultFolder(base.toAbsolutePath());
        blocks = MappedBlocks.in(folder, "hub", "staged", Schemas.parser());
    }

    /** Stages it. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            System.err.println(
                    "BASE and one of: stuck-writer, dead-writer, dead-reader, corrupt-slot, full-memory, half-made");
            System.exit(2);
        }
        new StagedFault(Path.of(arguments[0]), arguments[1]).stage();
    }

    private void stage() throws Exception {
        switch (fault) {
            case "stuck-writer" -> stuckWriter();
            case "dead-writer" -> deadWriter();
            case "dead-reader" -> deadReader();
            case "reader" -> reader();
            case "corrupt-slot" -> corruptSlot();
            case "full-memory" -> fullMemory();
            case "half-made" -> halfMade();
            default -> throw new IllegalArgumentException("no such fault: " + fault);
        }
    }

    private BlockName name() {
        return new BlockName("staged." + fault);
    }

    private static void say() {
        System.out.println("staged");
    }

    private Producer<Number> writer(String name, ReadPolicy grants) {
        ChannelSpec four = ChannelSpec.DEFAULT.withCapacity(SLOTS).granting(grants);
        return blocks.create(BlockSpec.of(name, four, NUMBERS.schema(), "meter"))
                .as(NUMBERS);
    }

    private static void write(Producer<Number> writer, int frames) {
        for (int value = 0; value < frames; value++) {
            writer.offer(new Number(value));
        }
    }

    private void inTheMiddleOfAFrame() {
        Producer<Number> writer = writer(name().text(), ReadPolicy.LATEST_ONLY);
        write(writer, SLOTS + 1);
        writer.tryClaim().orElseThrow();
    }

    /** What stops it says so for it. */
    private void stuckWriter() throws IOException, InterruptedException {
        inTheMiddleOfAFrame();
        new ProcessBuilder("sh", "-c", "kill -STOP $PPID && echo staged")
                .inheritIO()
                .start()
                .waitFor();
        stay();
    }

    private void deadWriter() {
        inTheMiddleOfAFrame();
        say();
        Runtime.getRuntime().halt(KILLED);
    }

    /** The reader that dies with a slot in its hand is a process of its own. */
    private void deadReader() throws IOException, InterruptedException {
        Producer<Number> writer = writer(name().text(), ReadPolicy.SYNC_READER);
        Process reader = program(base, "reader")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        awaitWord(reader);
        write(writer, SLOTS);
        reader.waitFor();
        say();
        stay();
    }

    private void reader() {
        Consumer<Number> reader = blocks.attach(
                        new BlockName("staged.dead-reader"),
                        new ConsumerSpec("plot", ReadPolicy.SYNC_READER, event -> {}))
                .as(NUMBERS);
        say();
        while (reader.tryNext().isEmpty()) {
            LockSupport.parkNanos(1_000_000);
        }
        Runtime.getRuntime().halt(KILLED);
    }

    private void corruptSlot() throws IOException {
        try (Producer<Number> writer = writer(name().text(), ReadPolicy.LATEST_ONLY)) {
            write(writer, SLOTS);
        }
        Path file = folder.resolve(name() + ".block");
        try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.WRITE)) {
            bytes.write(ByteBuffer.wrap(new byte[] {99}), Files.size(file) - LAST_PAGE + PAYLOAD);
        }
        say();
    }

    /** What somebody left behind: 32 MiB in four blocks that nobody writes and nobody reads. */
    private void fullMemory() {
        ChannelSpec eight = ChannelSpec.DEFAULT.withCapacity(SLOTS * 2);
        for (int block = 1; block <= BULKY_BLOCKS; block++) {
            blocks.create(BlockSpec.of(name() + "-" + block, eight, BULKS.schema(), "old"))
                    .close();
        }
        say();
    }

    /** As its maker leaves it who dies on the way: before it has its name, and before it says that it is ready. */
    private void halfMade() throws IOException {
        zeros(".unborn-5eed", 8 << 20);
        zeros(name() + ".block", LAST_PAGE * SLOTS);
        say();
    }

    private void zeros(String name, int bytes) throws IOException {
        try (FileChannel file = FileChannel.open(
                folder.resolve(name),
                FRESH,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            file.write(ByteBuffer.allocate(bytes));
        }
    }

    private static void stay() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** The same program again, on the same class path. */
    static ProcessBuilder program(Path base, String fault) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                StagedFault.class.getName(),
                base.toString(),
                fault);
    }

    /** Waits until it has staged what it is to stage. */
    static void awaitWord(Process program) throws IOException {
        BufferedReader says =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
        if (!"staged".equals(says.readLine())) {
            throw new IllegalStateException("nothing is staged; it ended with "
                    + program.onExit().join().exitValue());
        }
    }
}
