package org.labhub.recovery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.RecoveryPlan;
import org.labhub.api.recovery.Remedy;
import org.labhub.api.recovery.SlotFacts;
import org.labhub.api.recovery.SlotFacts.State;
import org.labhub.api.recovery.SlotFacts.Sum;
import org.labhub.recovery.Ground.Number;
import org.labhub.recovery.internal.care.CaringRecovery;
import org.labhub.shm.BlockCare;

/** Whatever is in a block: it is diagnosed, mended as far as that goes, and no good slot is harmed. Always the same images, unless deep. */
final class RandomImagesTest {

    private static final boolean DEEP = Boolean.getBoolean("labhub.deep");
    private static final int IMAGES = DEEP ? 100_000 : 400;
    private static final int SLOT_BYTES = 128;
    private static final List<Remedy.Kind> MENDING =
            List.of(Remedy.Kind.RECOVER, Remedy.Kind.CLEANUP, Remedy.Kind.RESET_ALL, Remedy.Kind.EVICT);

    @TempDir
    Path folder;

    private Ground ground;
    private byte[] good;
    private long seed;

    @BeforeEach
    void make() throws IOException {
        ground = new Ground(folder);
        try (Producer<Number> producer = ground.producer(ReadPolicy.SYNC_READER)) {
            for (int value = 0; value < 6; value++) {
                assertTrue(producer.offer(new Number(value)));
            }
        }
        good = Files.readAllBytes(ground.file());
        seed = DEEP ? System.nanoTime() : 1;
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    @Timeout(1800)
    void noImageStopsTheToolAndNoGoodSlotIsHarmed() throws IOException {
        try (BlockCare care = BlockCare.in(ground.folder, "images")) {
            CaringRecovery tool =
                    new CaringRecovery(care, folder.resolve("images.jsonl"), (who, what, detail) -> {}, Duration.ZERO);
            for (int image = 0; image < IMAGES; image++) {
                Random random = new Random(seed + image);
                write(changed(random));
                mend(tool, random, "seed " + (seed + image));
            }
        }
    }

    private byte[] changed(Random random) {
        byte[] image = good.clone();
        int changes = 1 + random.nextInt(6);
        for (int change = 0; change < changes; change++) {
            int at = where(random, image.length);
            if (random.nextBoolean()) {
                image[at] = (byte) random.nextInt();
            } else {
                ByteBuffer.wrap(image).putLong(at & ~7, word(random));
            }
        }
        return image;
    }

    /** The descriptor is checked as a whole, so most changes go elsewhere. */
    private static int where(Random random, int length) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt(4096);
            case 1, 2, 3 -> 4096 + random.nextInt(2048 + 1024);
            case 4 -> 8192 + random.nextInt(32 * 512);
            default -> length - 4096 + random.nextInt(4 * SLOT_BYTES);
        };
    }

    private static long word(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> Long.reverseBytes(random.nextInt(12));
            case 3 -> Long.reverseBytes(~random.nextInt(12));
            default -> random.nextLong();
        };
    }

    private void write(byte[] image) throws IOException {
        try (FileChannel file = FileChannel.open(ground.file(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(image), 0);
        }
    }

    private void mend(CaringRecovery tool, Random random, String which) throws IOException {
        Diagnosis before = tool.diagnose(Ground.NAME);
        for (Remedy.Kind kind : Remedy.Kind.values()) {
            tool.plan(before, new Remedy(kind, "0", true));
        }
        byte[] image = Files.readAllBytes(ground.file());
        Remedy remedy = new Remedy(MENDING.get(random.nextInt(MENDING.size())), "0", random.nextBoolean());
        RecoveryPlan plan = tool.plan(before, remedy);
        tool.carryOut(plan, "images");
        byte[] after = Files.readAllBytes(ground.file());
        before.facts().slots().stream()
                .filter(slot -> slot.state() == State.COMMITTED && slot.sum() == Sum.GOOD)
                .forEach(slot -> assertArrayEquals(bytes(image, slot), bytes(after, slot), which));
    }

    private static byte[] bytes(byte[] image, SlotFacts slot) {
        int at = image.length - 4096 + slot.index() * SLOT_BYTES;
        return Arrays.copyOfRange(image, at, at + SLOT_BYTES);
    }
}
