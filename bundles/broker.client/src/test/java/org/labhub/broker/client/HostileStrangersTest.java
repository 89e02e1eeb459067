package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Strangers with bare sockets, while a known client works. */
@Timeout(300)
@Tag("long")
class HostileStrangersTest {

    private static final int[] FLAGS = {0x02, 0x03, 0x06, 0x07};
    private static final long[] LENGTHS = {
        -1,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        0x800000007FFFFFFFL,
        0x7FFFFFFFL,
        0x80000000L,
        0xFFFFFFFFL,
        0x100000000L,
        0x40000000L,
        64 * 1024 + 34,
        64 * 1024 + 33,
        1,
        0
    };
    private static final int RANDOM = 2_000;
    private static final int HALF_OPEN = 1_000;
    private static final int AT_ONCE = 200;

    private final Deque<Stranger> strangers = new ArrayDeque<>();
    private Siege siege;

    @BeforeEach
    void start() {
        siege = new Siege();
    }

    @AfterEach
    void end() {
        closeAll();
        siege.close();
    }

    private void closeAll() {
        while (!strangers.isEmpty()) {
            strangers.pop().close();
        }
    }

    private Stranger stranger() {
        Stranger stranger = new Stranger(siege.bench);
        strangers.add(stranger);
        if (strangers.size() > AT_ONCE) {
            strangers.pop().close();
        }
        return stranger;
    }

    private static List<byte[]> headers() {
        List<byte[]> headers = new ArrayList<>();
        for (int flags : FLAGS) {
            for (long length : LENGTHS) {
                headers.add(Stranger.header(flags, length));
            }
        }
        return headers;
    }

    @Test
    void thereAreFiftyTwoHostileHeaders() {
        assertEquals(52, headers().size());
    }

    @Test
    void hostileHeadersAfterTheGreetingHurtNobody() {
        headers().forEach(header -> stranger().send(Stranger.greeting("CURVE")).send(header));
        siege.assertHeld();
        closeAll();
        siege.assertHeapFlat();
    }

    @Test
    void hostileHeadersInsteadOfAGreetingHurtNobody() {
        headers().forEach(header -> stranger().send(header));
        siege.assertHeld();
    }

    @Test
    void randomBytesInsteadOfAGreetingHurtNobody() {
        Random random = new Random(11);
        for (int i = 0; i < RANDOM; i++) {
            stranger().send(bytes(random));
        }
        siege.assertHeld();
        closeAll();
        siege.assertHeapFlat();
    }

    @Test
    void randomBytesAfterTheGreetingHurtNobody() {
        Random random = new Random(12);
        for (int i = 0; i < RANDOM; i++) {
            stranger().send(Stranger.greeting(i % 3 == 0 ? "NULL" : "CURVE")).send(bytes(random));
        }
        siege.assertHeld();
        closeAll();
        siege.assertHeapFlat();
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(400)];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void aThousandHalfOpenConnectionsHurtNobody() {
        for (int i = 0; i < HALF_OPEN; i++) {
            strangers.add(new Stranger(siege.bench));
        }
        siege.assertHeld();
        closeAll();
        siege.assertHeapFlat();
    }

    @Test
    void whoeverGreetsAndSaysNothingMoreIsShutOut() {
        Stranger silent = stranger().send(Stranger.greeting("CURVE"));
        siege.bench.await(Duration.ofSeconds(60), silent::isShutOut);
        siege.assertHeld();
    }

    @Test
    void whoeverSaysNothingAtAllIsShutOut() {
        Stranger silent = stranger();
        siege.bench.await(Duration.ofSeconds(60), silent::isShutOut);
        siege.assertHeld();
    }
}
