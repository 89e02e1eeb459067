package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.block.PageSize;
import org.labhub.api.channel.BufferPolicy;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Checksum;
import org.labhub.api.channel.ChecksumPolicy;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.shm.internal.layout.Geometry;
import org.labhub.shm.internal.layout.SlotField;

/** What cannot work is refused before there is any memory, by the rule that it breaks. */
final class RefusedSpecsTest {

    private static BlockSpec spec(int slotBytes, int consumers) {
        return new BlockSpec(
                Bench.NAME,
                Bench.FOUR,
                Bench.NUMBERS.schema(),
                slotBytes,
                PageSize.SIZE_4K,
                Optional.empty(),
                consumers,
                "writer");
    }

    private static ChannelSpec channel(BufferPolicy buffer, int capacity) {
        return new ChannelSpec(
                buffer, capacity, ReadPolicy.BEST_EFFORT, Checksum.CRC32C, ChecksumPolicy.ENFORCED, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".hidden",
                "-option",
                "a/b",
                "../up",
                "a b",
                "ä",
                "a\u0000b",
                "a\nb",
                "a\\b",
                "a:b",
                "..",
                "a%2f"
            })
    void aNameThatIsNoFileNameIsRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> new BlockName(name));
    }

    @Test
    void aNameOfMoreThan128LettersIsRefused() {
        assertEquals(128, new BlockName("n".repeat(128)).text().length());
        assertThrows(IllegalArgumentException.class, () -> new BlockName("n".repeat(129)));
    }

    @ParameterizedTest
    @CsvSource({
        "SINGLE, 0",
        "SINGLE, 2",
        "DOUBLE_BUFFER, 1",
        "DOUBLE_BUFFER, 3",
        "RING_BUFFER, 2",
        "RING_BUFFER, 0",
        "RING_BUFFER, -1",
        "RING_BUFFER, 16777217"
    })
    void aCapacityThatContradictsTheBufferPolicyIsRefused(BufferPolicy buffer, int capacity) {
        String said = String.valueOf(assertThrows(IllegalArgumentException.class, () -> channel(buffer, capacity))
                .getMessage());
        assertTrue(said.contains(buffer.name()) && said.contains(String.valueOf(capacity)), said);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 15})
    void aSlotTooSmallForItsSchemaIsRefused(int slotBytes) {
        assertThrows(IllegalArgumentException.class, () -> spec(slotBytes, 4));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1025})
    void aNumberOfConsumersThatCannotBeIsRefused(int consumers) {
        assertThrows(IllegalArgumentException.class, () -> spec(16, consumers));
    }

    @Test
    void aSlotBeyondOneGigabyteIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Geometry.of(spec(1 << 30, 4)));
    }

    @Test
    void aConsumerWithoutANameIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ConsumerSpec(" ", ReadPolicy.LATEST_ONLY, event -> {}));
    }

    @Test
    void aSlotSmallerThanACacheLineGetsAWholeOne() {
        assertEquals(0, Geometry.of(spec(17, 4)).stride() % 64);
        assertEquals(128, Geometry.of(spec(17, 4)).stride());
    }

    @ParameterizedTest
    @CsvSource({"SIZE_4K, 4096", "SIZE_4M, 4194304", "SIZE_16M, 16777216"})
    void theRingBeginsAtAPage(PageSize page, int bytes) {
        BlockSpec spec = new BlockSpec(
                Bench.NAME,
                Bench.FOUR,
                Bench.NUMBERS.schema(),
                16,
                page,
                Optional.of(Bench.NUMBERS.schema()),
                4,
                "writer");
        Geometry geometry = Geometry.of(spec);
        assertEquals(0, geometry.ringAt() % bytes);
        assertEquals(0, geometry.flexAt() % bytes);
        assertTrue(geometry.ringAt() > geometry.flexAt());
    }

    @Test
    void theFileHoldsEverySlot() {
        Geometry geometry = Geometry.of(spec(100, 4));
        assertTrue(geometry.totalBytes() >= geometry.ringAt() + 4L * (SlotField.BYTES + 100));
    }
}
