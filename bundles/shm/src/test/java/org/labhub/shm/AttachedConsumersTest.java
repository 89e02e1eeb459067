package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.shm.Bench.Number;

/** The places for consumers in a block: taken, given back, and used up. */
final class AttachedConsumersTest extends OnEachGround {
    private Reason refusedToAttach(ReadPolicy policy) {
        return assertThrows(BlockRefused.class, () -> bench.consumer(policy)).reason();
    }

    @Test
    void consumersAreCountedAsTheyComeAndGo() {
        bench.producer(Bench.FOUR);
        Consumer<Number> one = bench.consumer("one", ReadPolicy.BEST_EFFORT);
        Consumer<Number> two = bench.consumer("two", ReadPolicy.LATEST_ONLY);
        assertEquals(List.of("one", "two"), names());
        one.close();
        assertEquals(List.of("two"), names());
        two.close();
        assertEquals(List.of(), names());
    }

    private List<String> names() {
        try (BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            return block.consumers().stream()
                    .map(status -> status.holder().name())
                    .toList();
        }
    }

    @Test
    void consumersMayComeAndGoAtOnce() throws Exception {
        bench.producer(Bench.FOUR);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> all = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            String name = "reader-" + thread;
            all.add(threads.submit(() -> {
                for (int round = 0; round < 200; round++) {
                    bench.blocks
                            .attach(Bench.NAME, new ConsumerSpec(name, ReadPolicy.LATEST_ONLY, event -> {}))
                            .close();
                }
                return 0;
            }));
        }
        for (Future<Integer> each : all) {
            each.get();
        }
        threads.shutdown();
        assertEquals(List.of(), names());
    }

    @Test
    void aRefusedAttachLeavesNoTrace() {
        bench.producer(Bench.FOUR.granting(ReadPolicy.SINGLE_READER));
        Consumer<Number> one = bench.consumer("one", ReadPolicy.SINGLE_READER);
        assertEquals(Reason.FULL, refusedToAttach(ReadPolicy.SINGLE_READER));
        assertEquals(Reason.POLICY, refusedToAttach(ReadPolicy.SYNC_READER));
        assertEquals(List.of("one"), names());
        one.close();
    }

    @Test
    void moreConsumersThanPlacesAreRefused() {
        bench.producer(Bench.FOUR);
        for (int place = 0; place < BlockSpec.CONSUMERS; place++) {
            bench.consumer(ReadPolicy.LATEST_ONLY);
        }
        assertEquals(Reason.FULL, refusedToAttach(ReadPolicy.LATEST_ONLY));
    }

    @Test
    void aPlaceThatWasGivenBackIsFree() {
        bench.producer(Bench.FOUR);
        Consumer<Number> last = bench.consumer(ReadPolicy.LATEST_ONLY);
        for (int place = 1; place < BlockSpec.CONSUMERS; place++) {
            last = bench.consumer(ReadPolicy.LATEST_ONLY);
        }
        last.close();
        bench.consumer("again", ReadPolicy.LATEST_ONLY);
        assertEquals("again", names().get(31));
    }
}
