package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.block.PageSize;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.frame.WriteSlot;
import org.labhub.shm.Bench.Number;

/** What fits into a slot, and that nothing beyond is touched. */
final class FrameBoundsTest extends BothEnds {

    @Test
    void aFieldBeyondTheFrameIsRefused() {
        Bench.write(producer, 0, 1);
        ReadSlot slot = next();
        byte[] much = new byte[slot.length() + 1];
        assertThrows(IndexOutOfBoundsException.class, () -> slot.copy(-1, much));
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> producer.claim(Duration.ZERO).put(0, much));
    }

    @Test
    void aLengthBeyondTheRoomIsRefused() {
        WriteSlot slot = producer.claim(Duration.ZERO);
        assertThrows(IllegalArgumentException.class, () -> slot.length(slot.capacity() + 1));
        assertThrows(IllegalArgumentException.class, () -> slot.length(-1));
    }

    @Test
    void aFrameMayHaveNoBytes() {
        producer.write(Duration.ZERO, slot -> slot.length(0));
        assertEquals(0, next().length());
    }

    @Test
    void aFrameMayFillItsSlotExactly() {
        byte[] all = new byte[Bench.NUMBERS.schema().layout().size()];
        all[all.length - 1] = 42;
        producer.write(Duration.ZERO, slot -> slot.put(0, all));
        byte[] read = new byte[all.length];
        assertEquals(all.length, next().copy(0, read));
        assertArrayEquals(all, read);
    }

    @Test
    void aFrameOfAnySizeComesBackAsItWent() {
        for (int room : new int[] {16, 17, 63, 64, 65, 4096, 70_000}) {
            assertArrayEquals(pattern(room), roundTrip(room), () -> "in a slot of " + room + " bytes");
        }
    }

    private byte[] roundTrip(int room) {
        BlockSpec like = BlockSpec.of("room-" + room, Bench.FOUR, Bench.NUMBERS.schema(), "writer");
        BlockSpec spec = new BlockSpec(
                like.name(), like.channel(), like.schema(), room, PageSize.SIZE_4K, like.flex(), 2, "writer");
        byte[] read = new byte[room];
        try (SlotProducer writing = bench.blocks.create(spec);
                Consumer<Number> reading = bench.blocks
                        .attach(spec.name(), new ConsumerSpec("reader", ReadPolicy.BEST_EFFORT, event -> {}))
                        .as(Bench.NUMBERS)) {
            for (int frame = 0; frame < 5; frame++) {
                writing.write(Duration.ZERO, slot -> {
                    slot.length(room);
                    slot.put(0, pattern(room));
                });
                reading.poll(slot -> slot.copy(0, read), 1);
            }
        }
        return read;
    }

    private static byte[] pattern(int bytes) {
        byte[] pattern = new byte[bytes];
        for (int at = 0; at < bytes; at++) {
            pattern[at] = (byte) (at * 31 + bytes);
        }
        return pattern;
    }
}
