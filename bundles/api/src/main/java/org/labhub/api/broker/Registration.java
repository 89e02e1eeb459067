package org.labhub.api.broker;

import java.util.Map;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/** Somebody's place at the broker. It is registered again by itself whenever the broker was away. */
@ProviderType
public interface Registration extends AutoCloseable {

    /**
     * Begins to show signs of life: only from here on is a channel found by consumers. Last of all steps.
     *
     * @param counters read at each heartbeat, at most 32; must not block
     */
    void live(Supplier<Map<String, Long>> counters);

    /**
     * Whether the broker knows it now.
     *
     * @return false while the broker is away, or after it gave this registration up
     */
    boolean isHeld();

    /** Withdraws, because a newer one takes this place at once: the channel lingers. Does not wait for the broker. */
    void withdrawForUpdate();

    /**
     * Withdraws: before what it names is closed, or when the newer one for which it was withdrawn does not come. Does not wait
     * for the broker.
     */
    @Override
    void close();
}
