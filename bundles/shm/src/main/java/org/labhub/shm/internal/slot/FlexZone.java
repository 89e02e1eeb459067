package org.labhub.shm.internal.slot;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.channel.FlexReader;
import org.labhub.api.channel.FlexWriter;
import org.labhub.api.channel.SlotFiller;
import org.labhub.api.channel.SlotHandler;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.Integrity;
import org.labhub.api.schema.Layout;
import org.labhub.api.schema.SchemaParser;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.SlotField;

/**
 * The one shared structure beside the frames. Who writes it holds its lock; its version is odd while its bytes change. A
 * reader copies it and believes the copy if the version was even and the same before and after, and the checksum of that
 * version fits; so the checksum can never fail because of a legal write.
 */
final class FlexZone implements FlexReader, FlexWriter {

    private static final int VERSION = Block.control(ControlField.FLEX_VERSION);
    private static final int CRC = Block.control(ControlField.FLEX_CRC);
    private static final int ATTEMPTS = 1_000;

    private final Block block;
    private final SchemaParser parser;
    private final UnsafeBuffer head;
    private final UnsafeBuffer zone;
    private final int bytes;

    /** With a slot header before it, so that it can be shown as a slot. */
    private final UnsafeBuffer copy;

    FlexZone(Block block, SchemaParser parser) {
        this.block = block;
        this.parser = parser;
        head = block.head();
        zone = block.flex();
        bytes = block.geometry().flexBytes();
        copy = new UnsafeBuffer(ByteBuffer.allocateDirect(SlotField.BYTES + bytes));
    }

    @Override
    public void write(SlotFiller filler) {
        long version = head.getLong(VERSION);
        draft(version);
        OpenWriteSlot draft = new OpenWriteSlot(new Draft(version / 2), bytes, bytes);
        draft.open(copy.addressOffset());
        filler.fill(draft);
        draft.hide();
        publish(version | 1);
    }

    /** What is there, if a write of it was ever finished and nothing has changed it since; else nothing but zeros. */
    private void draft(long version) {
        zone.getBytes(0, copy, SlotField.BYTES, bytes);
        if (version % 2 != 0 || version == 0 || head.getInt(CRC) != crc()) {
            copy.putBytes(SlotField.BYTES, new byte[bytes]);
        }
    }

    private void publish(long changing) {
        head.putLongVolatile(VERSION, changing);
        zone.putBytes(0, copy, SlotField.BYTES, bytes);
        head.putInt(CRC, crc());
        head.putLongRelease(VERSION, changing + 1);
    }

    @Override
    public boolean read(SlotHandler handler) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long version = head.getLongAcquire(VERSION);
            if (version != 0 && version % 2 == 0 && copied(version)) {
                show(handler, version / 2 - 1);
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    @Override
    public <F> void write(FrameType<F> type, F content) {
        Refusals.checkFlexWriter(block, parser, type.schema());
        write(zone -> type.write(content, zone));
    }

    @Override
    public <F> Optional<F> read(FrameType<F> type) {
        Refusals.checkFlexReader(block, parser, type.schema());
        List<F> found = new ArrayList<>(1);
        read(zone -> found.add(type.read(zone)));
        return found.stream().findFirst();
    }

    @Override
    public Layout layout() {
        return parser.layout(block.info().flexText());
    }

    private boolean copied(long version) {
        zone.getBytes(0, copy, SlotField.BYTES, bytes);
        int crc = head.getInt(CRC);
        UnsafeApi.loadFence();
        return head.getLongAcquire(VERSION) == version && crc == crc();
    }

    private void show(SlotHandler handler, long sequence) {
        copy.putInt(SlotField.LENGTH.at(), bytes);
        OpenReadSlot slot = new OpenReadSlot(() -> {}, (at, number) -> Integrity.INTACT);
        slot.open(copy.addressOffset(), sequence, bytes);
        try {
            handler.onSlot(slot);
        } finally {
            slot.hide();
        }
    }

    private int crc() {
        CRC32C crc = new CRC32C();
        crc.update(copy.byteBuffer().slice(SlotField.BYTES, bytes));
        return (int) crc.getValue();
    }

    /** The zone is published when the filler returns; asking for it earlier means nothing. */
    private record Draft(long sequence) implements OpenWriteSlot.Claim {

        @Override
        public void checkSums() {
            // the zone always has one
        }

        @Override
        public void commit() {
            // published when the filler returns
        }

        @Override
        public void abort() {
            // published when the filler returns
        }
    }
}
