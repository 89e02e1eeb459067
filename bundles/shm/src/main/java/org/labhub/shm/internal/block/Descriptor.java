package org.labhub.shm.internal.block;

import static org.labhub.shm.internal.layout.DescriptorField.*;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.block.BlockInfo;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.schema.SchemaHash;
import org.labhub.api.schema.SchemaVersion;
import org.labhub.shm.internal.layout.BlockLayout;
import org.labhub.shm.internal.layout.Codes;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.Geometry;
import org.labhub.shm.internal.layout.LineField;
import org.labhub.shm.internal.layout.Place;
import org.labhub.shm.internal.layout.Text;
import org.labhub.shm.internal.segment.Segment;

/** Writes what a block says of itself, and believes it only after every check. */
public final class Descriptor {

    private final String name;
    private final UnsafeBuffer page;

    private Descriptor(String name, UnsafeBuffer page) {
        this.name = name;
        this.page = page;
    }

    /** Initialises a segment of zeros; the magic word comes last. */
    public static void write(Segment segment, BlockSpec spec, BlockIdentity identity, long lease) {
        Geometry geometry = Geometry.of(spec);
        UnsafeBuffer head = segment.view(0, Math.toIntExact(geometry.flexAt()));
        Descriptor descriptor = new Descriptor(spec.name().text(), head);
        descriptor.putNumbers(spec, geometry, identity);
        descriptor.putNames(spec, geometry, identity);
        descriptor.put(CONTENT_HASH, descriptor.contentHash());
        for (int line = 0; line < geometry.consumers(); line++) {
            head.putLong(geometry.line(line) + LineField.GATE.at(), BlockLayout.NONE);
        }
        head.putLong(Block.control(ControlField.LEASE), lease);
        Text.put(head, Block.control(ControlField.WRITER_NAME), ControlField.WRITER_NAME.bytes(), spec.producer());
        head.putLongVolatile(MAGIC.at(), BlockLayout.MAGIC);
    }

    private void putNumbers(BlockSpec spec, Geometry geometry, BlockIdentity identity) {
        ChannelSpec channel = spec.channel();
        put(LAYOUT_VERSION, BlockLayout.VERSION);
        put(DESCRIPTOR_BYTES, BlockLayout.DESCRIPTOR_BYTES);
        put(LAYOUT_HASH, BlockLayout.hash());
        put(SCHEMA_HASH, spec.schema().hash().bytes());
        put(SCHEMA_VERSION, spec.schema().version().packed());
        spec.flex().ifPresent(zone -> {
            put(FLEX_SCHEMA_HASH, zone.hash().bytes());
            put(FLEX_SCHEMA_VERSION, zone.version().packed());
        });
        putLong(TOTAL_BYTES, geometry.totalBytes());
        putLong(INSTANCE, identity.instance());
        put(GENERATION, identity.generation());
        put(BUFFER_POLICY, Codes.BUFFER_POLICIES.of(channel.buffer()));
        put(GRANTS, Codes.READ_POLICIES.of(channel.grants()));
        put(CAPACITY, channel.capacity());
        put(CHECKSUM, Codes.CHECKSUMS.of(channel.checksum()));
        put(CHECKSUM_POLICY, Codes.CHECKSUM_POLICIES.of(channel.checksums()));
        put(STAMPS, channel.stamps() ? 1 : 0);
        put(PAGE_BYTES, spec.pageSize().bytes());
        put(SLOT_BYTES, spec.slotBytes());
        put(STRIDE, geometry.stride());
        put(FLEX_BYTES, spec.flexBytes());
        put(CONSUMERS, spec.consumers());
        putLong(LINES_AT, BlockLayout.LINES_AT);
        putLong(TEXT_AT, geometry.textAt());
        put(TEXT_BYTES, geometry.textBytes());
        put(FLEX_TEXT_BYTES, geometry.flexTextBytes());
        putLong(FLEX_AT, geometry.flexAt());
        putLong(RING_AT, geometry.ringAt());
        putLong(CREATED, identity.createdNanos());
    }

    private void putNames(BlockSpec spec, Geometry geometry, BlockIdentity identity) {
        Text.put(page, NAME.at(), NAME.bytes(), spec.name().text());
        Text.put(page, SCHEMA_ID.at(), SCHEMA_ID.bytes(), spec.schema().id());
        Text.put(page, HUB.at(), HUB.bytes(), identity.hub());
        int textAt = Math.toIntExact(geometry.textAt());
        page.putBytes(textAt, spec.schema().text().getBytes(StandardCharsets.UTF_8));
        spec.flex().ifPresent(zone -> {
            Text.put(page, FLEX_SCHEMA_ID.at(), FLEX_SCHEMA_ID.bytes(), zone.id());
            page.putBytes(textAt + geometry.textBytes(), zone.text().getBytes(StandardCharsets.UTF_8));
        });
    }

    private void put(Place place, int value) {
        page.putInt(place.at(), value);
    }

    private void putLong(Place place, long value) {
        page.putLong(place.at(), value);
    }

    private void put(Place place, byte[] value) {
        page.putBytes(place.at(), value);
    }

    /** Opens a segment that somebody else has made. */
    public static Block read(BlockName name, Segment segment) {
        if (segment.bytes() < BlockLayout.DESCRIPTOR_BYTES) {
            throw new BlockRefused(name.text(), Reason.UNFINISHED, "its file has only " + segment.bytes() + " bytes");
        }
        Descriptor descriptor = new Descriptor(name.text(), segment.view(0, BlockLayout.DESCRIPTOR_BYTES));
        descriptor.checkLayout();
        Geometry geometry = descriptor.geometry(segment.bytes());
        UnsafeBuffer head = segment.view(0, Math.toIntExact(geometry.flexAt()));
        return new Block(descriptor.info(name, geometry, head), geometry, segment);
    }

    private void checkLayout() {
        long magic = page.getLongAcquire(MAGIC.at());
        if (magic == 0) {
            throw new BlockRefused(name, Reason.UNFINISHED, "it is still being made");
        }
        check("magic word", BlockLayout.MAGIC, magic);
        checkVersion(page.getInt(LAYOUT_VERSION.at()));
        check("size of the descriptor", BlockLayout.DESCRIPTOR_BYTES, page.getInt(DESCRIPTOR_BYTES.at()));
        check("layout hash", BlockLayout.hash(), bytes(LAYOUT_HASH));
        check("content hash", contentHash(), bytes(CONTENT_HASH));
    }

    /** Each version has tables of its own: a number that is another one beside our tables' hash was changed. */
    private void checkVersion(int found) {
        if (found != BlockLayout.VERSION && !Arrays.equals(BlockLayout.hash(), bytes(LAYOUT_HASH))) {
            throw new BlockRefused(
                    name,
                    Reason.VERSION,
                    "it was written by layout version " + found + "; this program reads version "
                            + BlockLayout.VERSION);
        }
        check("layout version", BlockLayout.VERSION, found);
    }

    private byte[] contentHash() {
        byte[] content = new byte[BlockLayout.DESCRIPTOR_BYTES - SCHEMA_HASH.at()];
        page.getBytes(SCHEMA_HASH.at(), content);
        return BlockLayout.hash(content);
    }

    private Geometry geometry(long fileBytes) {
        Geometry computed;
        try {
            computed = Geometry.of(
                    atLeast(CAPACITY, 1),
                    atLeast(SLOT_BYTES, 1),
                    one(CHECKSUM, Codes.CHECKSUMS),
                    atLeast(CONSUMERS, 1),
                    atLeast(TEXT_BYTES, 0),
                    atLeast(FLEX_TEXT_BYTES, 0),
                    atLeast(FLEX_BYTES, 0),
                    atLeast(PAGE_BYTES, 4096));
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw corrupt("its sizes cannot be: " + e.getMessage());
        }
        check("size", computed.totalBytes(), page.getLong(TOTAL_BYTES.at()));
        check("file size", computed.totalBytes(), fileBytes);
        return computed;
    }

    private BlockInfo info(BlockName asked, Geometry geometry, UnsafeBuffer head) {
        int textAt = Math.toIntExact(geometry.textAt());
        String text = text(head, textAt, geometry.textBytes());
        String flexText = text(head, textAt + geometry.textBytes(), geometry.flexTextBytes());
        check("schema text", hash(text), bytes(SCHEMA_HASH));
        check(
                "flex schema text",
                flexText.isEmpty() ? new byte[SchemaHash.BYTES] : hash(flexText),
                bytes(FLEX_SCHEMA_HASH));
        try {
            ChannelSpec channel = new ChannelSpec(
                    one(BUFFER_POLICY, Codes.BUFFER_POLICIES),
                    geometry.capacity(),
                    one(GRANTS, Codes.READ_POLICIES),
                    one(CHECKSUM, Codes.CHECKSUMS),
                    one(CHECKSUM_POLICY, Codes.CHECKSUM_POLICIES),
                    page.getInt(STAMPS.at()) != 0);
            return new BlockInfo(
                    asked,
                    page.getLong(INSTANCE.at()),
                    page.getInt(GENERATION.at()),
                    channel,
                    geometry.slotBytes(),
                    geometry.flexBytes(),
                    geometry.consumers(),
                    Text.get(page, SCHEMA_ID.at(), SCHEMA_ID.bytes()),
                    SchemaVersion.ofPacked(page.getInt(SCHEMA_VERSION.at())),
                    SchemaHash.of(bytes(SCHEMA_HASH)),
                    text,
                    Text.get(page, FLEX_SCHEMA_ID.at(), FLEX_SCHEMA_ID.bytes()),
                    SchemaVersion.ofPacked(page.getInt(FLEX_SCHEMA_VERSION.at())),
                    flexText,
                    geometry.totalBytes(),
                    Text.get(page, HUB.at(), HUB.bytes()));
        } catch (IllegalArgumentException e) {
            throw corrupt("it contradicts itself: " + e.getMessage());
        }
    }

    private static byte[] hash(String text) {
        return BlockLayout.hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(UnsafeBuffer head, int at, int length) {
        byte[] text = new byte[length];
        head.getBytes(at, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private int atLeast(Place place, int least) {
        int value = page.getInt(place.at());
        if (value < least) {
            throw new IllegalArgumentException(place.name() + " is " + value);
        }
        return value;
    }

    private <T> T one(Place place, Codes<T> codes) {
        int code = page.getInt(place.at());
        return codes.at(code).orElseThrow(() -> corrupt(place.name() + " is " + code));
    }

    private byte[] bytes(Place place) {
        byte[] bytes = new byte[place.bytes()];
        page.getBytes(place.at(), bytes);
        return bytes;
    }

    private void check(String what, long expected, long found) {
        if (expected != found) {
            throw corrupt("its " + what + " is " + found + ", not " + expected);
        }
    }

    private void check(String what, byte[] expected, byte[] found) {
        if (!Arrays.equals(expected, found)) {
            throw corrupt("its " + what + " is not this version's");
        }
    }

    private BlockRefused corrupt(String why) {
        return new BlockRefused(name, Reason.CORRUPT, why);
    }
}
