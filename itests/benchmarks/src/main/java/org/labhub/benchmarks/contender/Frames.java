package org.labhub.benchmarks.contender;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.frame.WriteSlot;
import org.labhub.api.schema.Field;
import org.labhub.api.schema.LongField;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaParser;
import org.labhub.schema.Schemas;

/** The one schema of this process: so many 64-bit words. A constant, as a driver's would be, so that the JIT sees through it. */
final class Frames {

    /** What tells the size of a frame to this process. */
    static final String BYTES = "labhub.frame";

    static final int WORDS = Integer.getInteger(BYTES, 64) / Long.BYTES;
    static final SchemaParser PARSER = Schemas.parser();
    static final FrameType<Words> RECORD = Schemas.frameTypes().of(Words.class);
    static final SchemaInfo SCHEMA = WORDS == 8 ? RECORD.schema() : PARSER.fromJson("""
            {"id": "bench.words", "version": "1.0.0", "packing": "aligned",
             "fields": [{"name": "words", "type": "int64", "count": %d}]}
            """.formatted(WORDS));
    private static final LongField FIELD =
            WORDS == 8 ? SCHEMA.layout().int64("a") : SCHEMA.layout().int64("words");

    private static final LongField FIRST = word(0);
    private static final LongField SECOND = word(1);
    private static final LongField THIRD = word(2);
    private static final LongField FOURTH = word(3);
    private static final LongField FIFTH = word(4);
    private static final LongField SIXTH = word(5);
    private static final LongField SEVENTH = word(6);
    private static final LongField EIGHTH = word(7);
    private static final UnsafeBuffer PLAIN = new UnsafeBuffer(new byte[WORDS * Long.BYTES]);
    private static final long[] MANY = new long[WORDS];

    private Frames() {}

    private static LongField word(int index) {
        return new LongField("word" + index, Math.min(index, WORDS - 1) * Long.BYTES, 1, Field.FIXED);
    }

    /** Eight words one by one, as a driver sets eight fields; more as one array. */
    static void fill(WriteSlot slot, long value) {
        if (WORDS == 8) {
            slot.set(FIRST, value);
            slot.set(SECOND, value);
            slot.set(THIRD, value);
            slot.set(FOURTH, value);
            slot.set(FIFTH, value);
            slot.set(SIXTH, value);
            slot.set(SEVENTH, value);
            slot.set(EIGHTH, value);
        } else {
            MANY[0] = value;
            slot.set(FIELD, MANY);
        }
    }

    /** Only the word that tells. */
    static void mark(WriteSlot slot, long value) {
        slot.set(FIRST, value);
    }

    /** Reads all words; the first one tells. */
    static long sum(ReadSlot slot) {
        if (WORDS == 8) {
            return slot.get(FIRST)
                    + slot.get(SECOND)
                    + slot.get(THIRD)
                    + slot.get(FOURTH)
                    + slot.get(FIFTH)
                    + slot.get(SIXTH)
                    + slot.get(SEVENTH)
                    + slot.get(EIGHTH);
        }
        slot.copy(FIELD, MANY);
        return MANY[0] + MANY[WORDS - 1];
    }

    /** What a frame was filled with. */
    static long value(ReadSlot slot) {
        return slot.get(FIRST);
    }

    /** The same without slots. */
    static void fill(MutableDirectBuffer buffer, int at, long value) {
        if (WORDS == 8) {
            buffer.putLong(at, value);
            buffer.putLong(at + 8, value);
            buffer.putLong(at + 16, value);
            buffer.putLong(at + 24, value);
            buffer.putLong(at + 32, value);
            buffer.putLong(at + 40, value);
            buffer.putLong(at + 48, value);
            buffer.putLong(at + 56, value);
        } else {
            PLAIN.putLong(0, value);
            buffer.putBytes(at, PLAIN, 0, WORDS * Long.BYTES);
        }
    }

    /** The same without slots. */
    static long sum(DirectBuffer buffer, int at) {
        if (WORDS == 8) {
            return buffer.getLong(at)
                    + buffer.getLong(at + 8)
                    + buffer.getLong(at + 16)
                    + buffer.getLong(at + 24)
                    + buffer.getLong(at + 32)
                    + buffer.getLong(at + 40)
                    + buffer.getLong(at + 48)
                    + buffer.getLong(at + 56);
        }
        buffer.getBytes(at, PLAIN, 0, WORDS * Long.BYTES);
        return PLAIN.getLong(0);
    }
}
