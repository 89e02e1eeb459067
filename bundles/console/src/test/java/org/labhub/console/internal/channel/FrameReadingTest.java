package org.labhub.console.internal.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.schema.Length;
import org.labhub.api.schema.Schema;
import org.labhub.testkit.BenchChannels;

/** What a page is told of the frames of a channel. */
final class FrameReadingTest {

    private static final int LONG = 10_000;

    /** One value. */
    @Schema(id = "test.value", version = "1.0.0")
    record Value(double value) {}

    /** An array that is longer than a screen is wide. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    @Schema(id = "test.long", version = "1.0.0")
    record Wave(@Length(LONG) float[] wave) {}

    private BenchChannels channels;

    @BeforeEach
    void open(@TempDir Path folder) {
        channels = BenchChannels.in(folder);
    }

    @AfterEach
    void close() {
        channels.close();
    }

    private Producer<Value> values(int capacity) {
        return channels.producer("test", Value.class, ChannelSpec.DEFAULT.withCapacity(capacity));
    }

    private static void write(Producer<Value> producer, double... values) {
        for (double value : values) {
            assertTrue(producer.offer(new Value(value)));
        }
    }

    private FrameReading reading() {
        return new FrameReading(channels.observe("test"), "", Duration.ofMinutes(1));
    }

    private static double[] unpacked(String packed) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(packed)).order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[bytes.remaining() / Double.BYTES];
        bytes.asDoubleBuffer().get(values);
        return values;
    }

    private static double[] told(Optional<JsonObject> told) {
        return unpacked(
                told.orElseThrow().getJsonObject("points").getJsonArray("y").getString(0));
    }

    private static Optional<JsonObject> read(FrameReading reading) {
        return reading.read().map(json -> json.build());
    }

    @Test
    void whatLiesInTheRingIsToldAtOnce() {
        write(values(4), 1, 2, 3, 4, 5);
        assertArrayEquals(new double[] {2, 3, 4, 5}, told(read(reading())));
    }

    @Test
    void onlyWhatIsNewIsToldThen() {
        Producer<Value> producer = values(16);
        write(producer, 1, 2);
        FrameReading reading = reading();
        read(reading);
        write(producer, 3, 4, 5);
        assertArrayEquals(new double[] {3, 4, 5}, told(read(reading)));
        assertEquals(Optional.empty(), read(reading));
    }

    @Test
    void aSpikeOfOneFrameIsSeenAmongHundreds() {
        Producer<Value> producer = values(1024);
        FrameReading reading = reading();
        write(producer, 0);
        read(reading);
        double[] calm = new double[700];
        calm[333] = 99;
        calm[500] = -77;
        write(producer, calm);
        List<Double> told = Arrays.stream(told(read(reading))).boxed().toList();
        assertTrue(told.contains(99.0) && told.contains(-77.0) && told.size() <= 4, told::toString);
    }

    @Test
    void extremesStandInTheOrderInWhichTheyCame() {
        Producer<Value> producer = values(64);
        FrameReading reading = reading();
        write(producer, 0);
        read(reading);
        write(producer, 5, 9, 1, 5, 5, 1, 9, 5);
        assertArrayEquals(new double[] {9, 1, 1, 9}, told(read(reading)));
    }

    @Test
    void whatWasOverwrittenIsToldAsLeftOut() {
        Producer<Value> producer = values(4);
        write(producer, 0);
        FrameReading reading = reading();
        read(reading);
        write(producer, 1, 2, 3, 4, 5, 6);
        assertEquals(2, read(reading).orElseThrow().getInt("leftOut"));
    }

    @Test
    void aSpikeInALongArrayIsSeen() {
        float[] wave = new float[LONG];
        wave[4711] = 42;
        assertTrue(channels.producer("test", Wave.class).offer(new Wave(wave)));
        JsonObject trace = read(reading()).orElseThrow().getJsonObject("trace");
        ByteBuffer line = ByteBuffer.wrap(Base64.getDecoder().decode(trace.getString("y")))
                .order(ByteOrder.LITTLE_ENDIAN);
        float[] told = new float[line.remaining() / Float.BYTES];
        line.asFloatBuffer().get(told);
        float most = 0;
        for (float each : told) {
            most = Math.max(most, each);
        }
        assertEquals(42, most);
        assertTrue(told.length <= 2048, () -> told.length + " points");
    }

    @Test
    void theBandHoldsTheFramesThatWereNotDrawn() {
        Producer<Wave> producer = channels.producer("test", Wave.class, ChannelSpec.DEFAULT.withCapacity(8));
        float[] wave = new float[LONG];
        assertTrue(producer.offer(new Wave(wave)));
        FrameReading reading = reading();
        read(reading);
        wave[17] = 42;
        assertTrue(producer.offer(new Wave(wave)) && producer.offer(new Wave(new float[LONG])));
        JsonObject trace = read(reading).orElseThrow().getJsonObject("trace");
        ByteBuffer high = ByteBuffer.wrap(Base64.getDecoder().decode(trace.getString("high")))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(42, high.getFloat(4));
    }

    @Test
    void aPageHoldsUpNoWriterAndIsNoConsumer() {
        Producer<Value> producer = channels.producer(
                "test", Value.class, ChannelSpec.DEFAULT.withCapacity(4).granting(ReadPolicy.SYNC_READER));
        FrameReading reading = reading();
        write(producer, 0, 1, 2);
        read(reading);
        write(producer, 3, 4, 5, 6, 7, 8, 9);
        assertEquals(List.of(), reading.block().consumers());
        assertEquals(0, reading.block().metrics().blocked().toNanos());
    }

    @Test
    void whatTakesTooLongIsToldAsLeftOut() {
        Producer<Value> producer = values(1024);
        write(producer, 0);
        FrameReading reading = new FrameReading(channels.observe("test"), "", Duration.ZERO);
        read(reading);
        write(producer, new double[700]);
        assertTrue(read(reading).orElseThrow().getInt("leftOut") > 600);
    }
}
