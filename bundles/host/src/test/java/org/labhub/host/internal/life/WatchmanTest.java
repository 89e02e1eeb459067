package org.labhub.host.internal.life;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labhub.host.internal.Hall.until;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class WatchmanTest {

    @Test
    void oneThatCannotBeLookedAtKeepsNobodyFromBeingWatched() {
        AtomicInteger looks = new AtomicInteger();
        try (Watchman watchman = Watchman.start()) {
            watchman.watch(now -> {
                throw new IllegalStateException("not at me");
            });
            watchman.watch(now -> looks.incrementAndGet());
            until(() -> looks.get() > 2);
        }
    }

    @Test
    void closedItEndsAndHoldsUpNoExitBeforeThat() {
        CompletableFuture<Thread> own = new CompletableFuture<>();
        try (Watchman watchman = Watchman.start()) {
            watchman.watch(now -> own.complete(Thread.currentThread()));
            assertTrue(own.join().isDaemon());
        }
        until(() -> !own.join().isAlive());
    }
}
