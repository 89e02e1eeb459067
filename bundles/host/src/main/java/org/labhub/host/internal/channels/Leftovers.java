package org.labhub.host.internal.channels;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.Blocks;
import org.labhub.api.channel.ChannelException;
import org.labhub.api.settings.Settings;
import org.labhub.host.internal.broker.AnnouncedBlocks.Legacy;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Ends, when the hub is stopped, the blocks of channels that no plug-in will write after the next start: the memory is free
 * then, and their readers elsewhere know. Blocks that this hub's plug-ins have not made are let be.
 */
@Component(service = Leftovers.class)
public final class Leftovers {

    private static final System.Logger LOG = System.getLogger(Leftovers.class.getName());

    private final BundleContext context;
    private final Blocks blocks;
    private final Settings settings;
    private final WrittenChannels written;

    /** Made by Declarative Services. */
    @Activate
    public Leftovers(BundleContext context, @Reference Blocks blocks, @Reference Settings settings) {
        this.context = context;
        this.blocks = blocks;
        this.settings = settings;
        written = WrittenChannels.in(Path.of(context.getProperty("labhub.data"), "host"));
    }

    /** Notes what a plug-in of this short name writes, and passes it on. */
    Legacy noting(String owner, Legacy next) {
        return (channel, ending) -> {
            written.note(channel.text(), owner);
            next.of(channel, ending);
        };
    }

    /** A plug-in of this short name was there when the hub was stopped. */
    void stays(String owner) {
        written.stays(owner);
    }

    @Deactivate
    void stop() {
        if (isStopOfAWholeHub()) {
            configured().forEach(written::stays);
            written.abandoned().forEach(this::end);
        }
    }

    /** One that was started without its plug-ins does not know who will write again. */
    private boolean isStopOfAWholeHub() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_ID).getState() == Bundle.STOPPING
                && !Boolean.parseBoolean(context.getProperty("labhub.safe"));
    }

    /** Plug-ins that are not there, since somebody wrote what is not accepted, or since they wait for something. */
    private Stream<String> configured() {
        return Stream.concat(
                        settings.pids().stream(),
                        Stream.of(context.getBundles()).map(Bundle::getSymbolicName))
                .flatMap(name -> Optional.ofNullable(name).stream())
                .map(Leftovers::last);
    }

    private static String last(String name) {
        int before = Math.max(name.lastIndexOf('~'), name.lastIndexOf('.'));
        return name.substring(before + 1);
    }

    private void end(String channel) {
        try {
            if (isFree(new BlockName(channel))) {
                blocks.retire(new BlockName(channel));
                LOG.log(Level.INFO, "{0} is written by nobody any more: its block has ended", channel);
            }
        } catch (ChannelException gone) {
            LOG.log(Level.DEBUG, "{0} has ended already: {1}", channel, gone.getMessage());
        }
        written.forget(channel);
    }

    private boolean isFree(BlockName channel) {
        try (BlockObserver block = blocks.observe(channel)) {
            return block.writer().isEmpty();
        }
    }
}
