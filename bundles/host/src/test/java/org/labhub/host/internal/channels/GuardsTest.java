package org.labhub.host.internal.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.SpinLock;
import org.labhub.api.channel.Holder;

final class GuardsTest {

    private final AtomicInteger givenBack = new AtomicInteger();

    /** Always free. */
    private record Free(Guard guard) implements SpinLock {

        @Override
        public Optional<Guard> tryLock(Duration timeout) {
            return Optional.of(guard);
        }

        @Override
        public Optional<Holder> holder() {
            return Optional.empty();
        }
    }

    @Test
    void whatAPluginGaveBackItselfIsNotGivenBackForIt() {
        Guards guards = new Guards();
        guards.over(new Free(givenBack::incrementAndGet))
                .tryLock(Duration.ZERO)
                .orElseThrow()
                .close();
        guards.close();
        assertEquals(1, givenBack.get());
    }

    @Test
    void aLockThatIsAnotherThreadsHindersNoOther() {
        Guards guards = new Guards();
        SpinLock.Guard others = () -> {
            throw new IllegalStateException("not yours");
        };
        assertTrue(guards.over(new Free(givenBack::incrementAndGet))
                .tryLock(Duration.ZERO)
                .isPresent());
        assertTrue(guards.over(new Free(others)).tryLock(Duration.ZERO).isPresent());
        guards.close();
        assertEquals(1, givenBack.get());
    }
}
