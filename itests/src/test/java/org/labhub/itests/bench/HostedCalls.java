package org.labhub.itests.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.BufferPolicy;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Checksum;
import org.labhub.api.channel.ChecksumPolicy;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.instrument.ChannelListener;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.schema.LongField;
import org.labhub.api.schema.Schema;
import org.labhub.host.internal.channels.OwnChannels;
import org.labhub.host.internal.life.PluginLife;
import org.labhub.host.internal.listener.ListenerSession;

/** What it costs a listener that the host calls it: frames of 64 bytes as records, beside one that reads them in place itself. */
final class HostedCalls {

    private static final int FRAMES = 3_000_000;
    private static final int ROUNDS = 7;
    private static final int BATCH = 256;
    private static final BlockName CHANNEL = new BlockName("calls");
    private static final ChannelSpec BARE = new ChannelSpec(
            BufferPolicy.RING_BUFFER, 1024, ReadPolicy.SYNC_READER, Checksum.CRC32C, ChecksumPolicy.NONE, false);

    /** Of 64 bytes. */
    @Schema(id = "bench.words", version = "1.0.0")
    record Eight(long a, long b, long c, long d, long e, long f, long g, long h) {

        long sum() {
            return a + b + c + d + e + f + g + h;
        }
    }

    private final PlainHost host;
    private final OwnChannels mine;
    private final Producer<Eight> producer;

    private HostedCalls(PlainHost host) {
        this.host = host;
        mine = host.channels("calls");
        producer = mine.producer(CHANNEL.text(), Eight.class, BARE);
    }

    /** Prints the ratio of their rates, by turns. */
    static void measure(Path folder) throws InterruptedException {
        try (PlainHost host = new PlainHost(folder)) {
            HostedCalls calls = new HostedCalls(host);
            List<Double> ratios = new ArrayList<>();
            calls.inPlace();
            calls.hosted();
            double inPlace = 0;
            double hosted = 0;
            for (int round = 0; round < ROUNDS; round++) {
                inPlace = calls.inPlace();
                hosted = calls.hosted();
                ratios.add(inPlace / hosted);
            }
            ratios.sort(Double::compare);
            System.out.printf(
                    "P10: frames of 64 B to a listener of the host, as records, over slots in place read by hand: %.2f"
                            + " (%.2f .. %.2f, n %d); the last pair %.0f and %.0f ns a frame%n",
                    ratios.get(ROUNDS / 2), ratios.get(1), ratios.get(ROUNDS - 2), ROUNDS, hosted, inPlace);
            calls.mine.close();
        }
    }

    /** Writes them all as fast as it goes; nanoseconds a frame until all have been read. */
    private double write(CountDownLatch read) throws InterruptedException {
        LongField[] fields = fields();
        long start = System.nanoTime();
        for (int frame = 0; frame < FRAMES; frame++) {
            long number = frame;
            producer.write(Duration.ofSeconds(5), slot -> {
                for (LongField field : fields) {
                    slot.set(field, number);
                }
            });
        }
        read.await();
        return (double) (System.nanoTime() - start) / FRAMES;
    }

    private LongField[] fields() {
        return "abcdefgh"
                .chars()
                .mapToObj(name -> producer.layout().int64(Character.toString(name)))
                .toArray(LongField[]::new);
    }

    private double inPlace() throws InterruptedException {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch there = new CountDownLatch(1);
        Thread reader = new Thread(() -> readInPlace(there, read), "in place");
        reader.start();
        there.await();
        double nanos = write(read);
        reader.join();
        return nanos;
    }

    private void readInPlace(CountDownLatch there, CountDownLatch read) {
        ByHand handler = new ByHand(fields());
        try (SlotConsumer consumer =
                host.blocks.attach(CHANNEL, new ConsumerSpec("by hand", ReadPolicy.SYNC_READER, event -> {}))) {
            there.countDown();
            int taken = 0;
            while (taken < FRAMES) {
                int now = consumer.poll(handler::onSlot, BATCH);
                taken += now;
                if (now == 0) {
                    consumer.await(Duration.ofMillis(100));
                }
            }
        }
        read.countDown();
    }

    private double hosted() throws InterruptedException {
        CountDownLatch read = new CountDownLatch(1);
        PluginLife life = host.start(
                "hosted",
                new ListenerSession<>(
                        new PlainHost.There<>(new Hosted(read)), host.feed(CHANNEL.text(), ReadPolicy.SYNC_READER)),
                PlainHost.LONG);
        while (life.standing().state() != InstrumentState.ONLINE) {
            LockSupport.parkNanos(1_000_000);
        }
        double nanos = write(read);
        host.end(life);
        return nanos;
    }

    /** Adds up the words of a slot. */
    private static final class ByHand {

        private final LongField[] fields;
        private long sum;

        ByHand(LongField[] fields) {
            this.fields = fields;
        }

        void onSlot(ReadSlot slot) {
            for (LongField field : fields) {
                sum += slot.get(field);
            }
        }

        @Override
        public String toString() {
            return Long.toString(sum);
        }
    }

    /** Adds up the words of a record. */
    private static final class Hosted implements ChannelListener<Eight> {

        private final CountDownLatch read;
        private int taken;
        private long sum;

        Hosted(CountDownLatch read) {
            this.read = read;
        }

        @Override
        public void onFrame(Eight frame, FrameInfo info) {
            sum += frame.sum();
            if (++taken == FRAMES) {
                read.countDown();
            }
        }

        @Override
        public String toString() {
            return Long.toString(sum);
        }
    }
}
