package org.labhub.console.internal.channels;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Executor;
import org.labhub.api.block.Blocks;
import org.labhub.api.broker.BrokerDirectory;
import org.labhub.console.internal.live.Feed;
import org.labhub.console.internal.live.FeedSource;
import org.labhub.console.internal.live.Reporting;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells an open page once a second what each channel has done so far; the page makes rates of it. */
@Component
public final class ChannelsFeed implements FeedSource {

    private final Blocks blocks;
    private final BrokerDirectory directory;

    /**
     * Looks at nothing yet.
     *
     * @param blocks what lies in memory
     * @param directory what the broker knows of it
     */
    @Activate
    public ChannelsFeed(@Reference Blocks blocks, @Reference BrokerDirectory directory) {
        this.blocks = blocks;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "channels";
    }

    @Override
    public Feed open(HttpServletRequest request, Executor worker) {
        return new Reporting("channels", new AllChannels(blocks, directory), worker);
    }
}
