package org.labhub.console.internal.sight;

import java.util.Optional;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.Blocks;
import org.labhub.api.channel.ChannelException;

/** Keeps an observer on the block of a name, whichever that is: goes on to the next when one is over. One thread. */
public final class Sight implements AutoCloseable {

    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final Blocks blocks;
    private final BlockName name;
    private Optional<BlockObserver> observer = Optional.empty();
    private String trouble = "";
    private long tried;

    /**
     * Looks at nothing yet.
     *
     * @param blocks where to look
     * @param name which
     */
    public Sight(Blocks blocks, BlockName name) {
        this.blocks = blocks;
        this.name = name;
        tried = System.nanoTime() - PAUSE_NANOS;
    }

    /**
     * The block now. One that is not there is looked for once a second.
     *
     * @param nanos monotonic
     * @return an observer that stays this one's; empty, with a {@link #trouble}, if there is no block
     */
    public Optional<BlockObserver> block(long nanos) {
        boolean due = nanos - tried >= PAUSE_NANOS;
        if (due && observer.map(BlockObserver::isOver).orElse(true)) {
            tried = nanos;
            renew();
        }
        return observer;
    }

    private void renew() {
        try {
            BlockObserver next = blocks.observe(name);
            close();
            observer = Optional.of(next);
            trouble = "";
        } catch (ChannelException | IllegalArgumentException none) {
            close();
            trouble = none instanceof ChannelException known
                    ? known.getMessage() + ". " + known.remedy()
                    : String.valueOf(none.getMessage());
        }
    }

    /**
     * Why there is no block.
     *
     * @return what is wrong and what mends it; empty if there is one
     */
    public String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        observer.ifPresent(BlockObserver::close);
        observer = Optional.empty();
    }
}
