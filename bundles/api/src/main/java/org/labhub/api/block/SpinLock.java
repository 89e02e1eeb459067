package org.labhub.api.block;

import java.time.Duration;
import java.util.Optional;
import org.labhub.api.channel.Holder;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A lock in the block itself, by which those who share it agree, in whichever process. It belongs to a thread, which may
 * take it again; if that thread or its process dies, the next one gets it. For short sections: who waits for it looks
 * again and again, with a {@link Backoff} in between.
 */
@ProviderType
public interface SpinLock {

    /**
     * Takes the lock.
     *
     * @param timeout how long to wait at most; zero tries once
     * @return to be closed by the same thread, or empty if it was not had in time
     */
    Optional<Guard> tryLock(Duration timeout);

    /**
     * Who has it now.
     *
     * @return the holder, or empty
     */
    Optional<Holder> holder();

    /** That the lock is held. */
    interface Guard extends AutoCloseable {

        /** Gives the lock back, once for each time it was taken; refused from another thread. Twice is harmless. */
        @Override
        void close();
    }
}
