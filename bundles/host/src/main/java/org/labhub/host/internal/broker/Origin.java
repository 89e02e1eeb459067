package org.labhub.host.internal.broker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.broker.ChannelInfo;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelEvent.WriterChanged;
import org.labhub.api.channel.ChannelEventHandler;
import org.labhub.api.channel.Holder;

/**
 * Holds a block, its writer and its hub against those that the broker names: when it is attached to, and when its writer
 * changes. A writer is registered just after it took the lease or made the block, so what the broker does not know yet gets
 * a moment.
 */
final class Origin {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long PAUSE_NANOS = 20_000_000;

    private final Announcements announcements;
    private final BlockObserver block;
    private final Duration patience;

    Origin(Announcements announcements, BlockObserver block) {
        this(announcements, block, PATIENCE);
    }

    /** Of which the broker may hear so much later than its first reader. */
    Origin(Announcements announcements, BlockObserver block, Duration patience) {
        this.announcements = announcements;
        this.block = block;
        this.patience = patience;
    }

    /** Refuses a block that is not what the broker says, and is not after a while either. */
    void check() {
        long until = System.nanoTime() + patience.toNanos();
        while (contradiction().isPresent() && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        contradiction().ifPresent(this::refuse);
    }

    private void refuse(String contradiction) {
        throw new BlockRefused(block.info().name().text(), Reason.FOREIGN, contradiction);
    }

    /** Looks at each new writer before the plug-in hears of it. */
    ChannelEventHandler before(ChannelEventHandler plugin) {
        return event -> {
            look(event);
            plugin.onEvent(event);
        };
    }

    private void look(ChannelEvent event) {
        if (event instanceof WriterChanged) {
            check();
        }
    }

    private Optional<String> contradiction() {
        return announcements.named(block.info().name().text()).flatMap(this::contradiction);
    }

    private Optional<String> contradiction(ChannelInfo told) {
        String named = told.offer().uid().text();
        String hub = block.info().hub();
        if (!hub.equals(told.hub()) && !hub.equals(announcements.hub())) {
            return Optional.of("it is a block of " + hub + ", but the broker is that of " + told.hub());
        }
        long instance = told.offer().instance();
        if (instance != block.info().instance()) {
            return Optional.of("it is block %x, but the broker names %x"
                    .formatted(block.info().instance(), instance));
        }
        return block.writer()
                .map(Holder::name)
                .filter(writer -> !writer.equals(named))
                .map(writer -> "it is written by " + writer + ", but the broker names " + named + " as its producer");
    }
}
