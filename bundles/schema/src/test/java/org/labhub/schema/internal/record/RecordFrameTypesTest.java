package org.labhub.schema.internal.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.FrameTypes;
import org.labhub.api.schema.Length;
import org.labhub.api.schema.Max;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;
import org.labhub.api.schema.Shape;
import org.labhub.api.schema.Unit;
import org.labhub.api.schema.Unsigned;

final class RecordFrameTypesTest {

    private enum Gain {
        LOW,
        MID,
        HIGH
    }

    private record Pose(float x, double y) {}

    @Schema(id = "lab.scope", version = "1.2.0")
    private record Trace(
            long timeNanos,
            @Unit("V") double offset,
            @Length(10) float[] samples,
            @Length(16) String probe,
            Gain gain,
            Pose pose,
            @Max(5) double[] peaks,
            @Max(4) Gain[] gains,
            @Length(6) @Shape({2, 3}) @Unsigned short[] grid,
            @Max(3) boolean[] flags,
            @Max(8) String note,
            boolean ok) {}

    private final FrameTypes types = new RecordFrameTypes();

    @Test
    void aRecordOfEverythingComesBackAsItWent() {
        FrameType<Trace> type = types.of(Trace.class);
        HeapSlot slot = new HeapSlot(type.schema().layout());
        Trace trace = new Trace(
                42,
                -0.5,
                new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10},
                "Tastkopf ä",
                Gain.HIGH,
                new Pose(1.5f, 2.5),
                new double[] {0.25, 0.5},
                new Gain[] {Gain.MID, Gain.LOW},
                new short[] {1, 2, 3, 4, 5, 6},
                new boolean[] {true, false},
                "",
                true);
        type.write(trace, slot);
        Trace back = type.read(slot);
        assertEquals(trace.timeNanos, back.timeNanos);
        assertEquals(trace.offset, back.offset);
        assertArrayEquals(trace.samples, back.samples);
        assertEquals(trace.probe, back.probe);
        assertEquals(trace.gain, back.gain);
        assertEquals(trace.pose, back.pose);
        assertArrayEquals(trace.peaks, back.peaks);
        assertArrayEquals(trace.gains, back.gains);
        assertArrayEquals(trace.grid, back.grid);
        assertArrayEquals(trace.flags, back.flags);
        assertEquals(trace.note, back.note);
        assertEquals(trace.ok, back.ok);
    }

    @Test
    void theTextSaysWhereEverythingLies() {
        assertEquals(
                "timeNanos:i64@0:8;offset:f64@8:8<V>;samples:f32[10]@16:40;probe:c[16]@56:16;gain:e8(LOW,MID,HIGH)@72:1;"
                        + "pose:_(x:f32@80:4;y:f64@88:8)@80:16;peaks:f64[<=5]@104:40;gains:e8(LOW,MID,HIGH)[<=4]@148:4;"
                        + "grid:u16[2x3]@152:12;flags:b[<=3]@168:3;note:c[<=8]@176:8;ok:b@184:1|pack:aligned|size:192",
                types.of(Trace.class).schema().text());
    }

    @Test
    void askingAgainCompilesNothing() {
        assertSame(types.of(Trace.class), types.of(Trace.class));
    }

    @Test
    void aNumberWithoutASymbolIsRefused() {
        FrameType<Trace> type = types.of(Trace.class);
        HeapSlot slot = new HeapSlot(type.schema().layout());
        slot.set(type.schema().layout().int8("gain"), (byte) 3);
        assertEquals(
                Reason.VALUE,
                assertThrows(SchemaRefused.class, () -> type.read(slot)).reason());
    }

    @Test
    void aCountThatCannotBeIsRefused() {
        FrameType<Trace> type = types.of(Trace.class);
        HeapSlot slot = new HeapSlot(type.schema().layout());
        slot.count(type.schema().layout().float64("peaks"), Integer.MAX_VALUE);
        assertEquals(
                Reason.VALUE,
                assertThrows(SchemaRefused.class, () -> type.read(slot)).reason());
    }
}
