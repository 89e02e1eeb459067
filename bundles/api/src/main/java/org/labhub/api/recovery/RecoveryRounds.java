package org.labhub.api.recovery;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A service: what the hub sees when it looks at its blocks by itself, again and again. Where it may not look, it has seen nothing. */
@ProviderType
public interface RecoveryRounds {

    /**
     * How often it has looked at all blocks since it began.
     *
     * @return a number that only grows
     */
    long rounds();

    /**
     * When it has last looked at all blocks.
     *
     * @return empty before it has
     */
    Optional<Instant> last();

    /**
     * What is wrong with all blocks together, as each was last seen.
     *
     * @return how many findings there are of each gravity, but for {@link BlockHealth#HEALTHY}
     */
    Map<BlockHealth, Long> findings();
}
