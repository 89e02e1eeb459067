package org.labhub.benchmarks.contender;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.FragmentAssembler;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.logbuffer.BufferClaim;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.benchmarks.team.Setup;
import org.labhub.benchmarks.team.Tally;
import org.labhub.benchmarks.team.Task;

/** Aeron between processes of one machine; the first seat of its own team is the media driver's. */
public final class AeronIpc {

    private static final int STREAM = 1001;
    private static final long END = -1;
    private static final int LOOK_AT_CLOCK = 1024;
    private static final int FRAGMENTS = 256;
    private static final int OTHER_WAY = 1000;
    private static final long A_MOMENT_NANOS = 50_000;

    private final Aeron aeron;
    private final String channel;
    private final int bytes;
    private final int pauses;

    private AeronIpc(Setup setup) {
        aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(driverFolder(setup)));
        channel = "aeron:ipc?term-length=" + setup.slots() + "m";
        bytes = setup.bytes();
        pauses = Integer.parseInt(setup.option());
    }

    static Task task(Setup setup, int seat) {
        AeronIpc ipc = new AeronIpc(setup);
        int stream = STREAM + setup.folder().getFileName().hashCode() % 1000;
        if (setup.work().equals(Contenders.ROUND_TRIP)) {
            return seat == 0 ? ipc.new Thrower(stream) : ipc.new Catcher(stream);
        }
        return seat == 0 ? ipc.new Sender(stream) : ipc.new Receiver(stream);
    }

    /** One driver serves all teams. */
    static String driverFolder(Setup setup) {
        return setup.folder().resolveSibling("aeron").toString();
    }

    /** Starts the driver in this process. */
    public static MediaDriver driver(Path folder) {
        return MediaDriver.launch(new MediaDriver.Context()
                .aeronDirectoryName(folder.toString())
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .threadingMode(ThreadingMode.SHARED));
    }

    private final class Sender implements Task {

        private final ExclusivePublication publication;
        private final BufferClaim claim = new BufferClaim();
        private final UnsafeBuffer large = new UnsafeBuffer(new byte[bytes]);

        Sender(int stream) {
            publication = aeron.addExclusivePublication(channel, stream);
        }

        @Override
        public Tally run(long nanos) {
            long began = System.nanoTime();
            long count = 0;
            while (count % LOOK_AT_CLOCK != 0 || System.nanoTime() - began < nanos) {
                send(count++);
            }
            send(END);
            return new Tally(count, System.nanoTime() - began);
        }

        private void send(long value) {
            if (bytes > publication.maxPayloadLength()) {
                Frames.fill(large, 0, value);
                while (publication.offer(large, 0, bytes) < 0) {
                    Pauses.of(1);
                }
                return;
            }
            while (publication.tryClaim(bytes, claim) < 0) {
                Pauses.of(1);
            }
            Frames.fill(claim.buffer(), claim.offset(), value);
            claim.commit();
        }
    }

    private Subscription subscribed(int stream) {
        Subscription subscription = aeron.addSubscription(channel, stream);
        while (!subscription.isConnected()) {
            LockSupport.parkNanos(A_MOMENT_NANOS);
        }
        return subscription;
    }

    private final class Thrower implements Task {

        private final Sender there;
        private final int stream;
        private Optional<Subscription> back = Optional.empty();

        Thrower(int stream) {
            this.stream = stream;
            there = new Sender(stream);
        }

        @Override
        public Tally run(long nanos) {
            Subscription subscription = back.orElseGet(() -> subscribed(stream + OTHER_WAY));
            back = Optional.of(subscription);
            FragmentHandler nothing = (buffer, offset, length, header) -> {};
            Tally tally = new RoundTrips().run(nanos, value -> {
                there.send(value);
                while (subscription.poll(nothing, 1) == 0) {
                    Thread.onSpinWait();
                }
            });
            there.send(END);
            return tally;
        }
    }

    private final class Catcher implements Task, FragmentHandler {

        private final Subscription there;
        private final Sender back;
        private boolean ended;

        Catcher(int stream) {
            there = subscribed(stream);
            back = new Sender(stream + OTHER_WAY);
        }

        @Override
        public Tally run(long nanos) {
            ended = false;
            long count = 0;
            while (!ended) {
                int caught = there.poll(this, 1);
                if (caught == 0) {
                    Thread.onSpinWait();
                }
                count += caught;
            }
            return new Tally(count, nanos);
        }

        @Override
        public void onFragment(DirectBuffer buffer, int offset, int length, Header header) {
            long value = buffer.getLong(offset);
            ended = value == END;
            if (!ended) {
                back.send(value);
            }
        }
    }

    private final class Receiver implements Task, FragmentHandler {

        private final Subscription subscription;
        private final FragmentHandler assembled;
        private long count;
        private long sum;
        private boolean ended;

        Receiver(int stream) {
            subscription = subscribed(stream);
            assembled = new FragmentAssembler(this);
        }

        @Override
        public Tally run(long nanos) {
            count = 0;
            ended = false;
            long began = 0;
            while (!ended) {
                if (subscription.poll(assembled, FRAGMENTS) == 0) {
                    Pauses.of(pauses);
                } else if (began == 0) {
                    began = System.nanoTime();
                }
            }
            return new Tally(count + (sum == 1 ? 1 : 0), System.nanoTime() - began);
        }

        @Override
        public void onFragment(DirectBuffer buffer, int offset, int length, Header header) {
            sum += Frames.sum(buffer, offset);
            ended = buffer.getLong(offset) == END;
            count++;
        }
    }
}
