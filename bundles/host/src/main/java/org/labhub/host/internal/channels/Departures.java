package org.labhub.host.internal.channels;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.labhub.api.block.BlockName;
import org.labhub.host.internal.broker.AnnouncedBlocks.Legacy;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Ends the channels of a bundle that is uninstalled. One that is only stopped may be about to be updated, and its channels wait
 * for it.
 */
@Component(service = Departures.class)
public final class Departures implements BundleListener {

    private final BundleContext context;
    private final Map<Long, Map<BlockName, Runnable>> endings = new ConcurrentHashMap<>();

    /** Listens from now on. */
    @Activate
    public Departures(BundleContext context) {
        this.context = context;
        context.addBundleListener(this);
    }

    /** Keeps the endings of what a bundle writes. */
    Legacy of(long bundle) {
        return (channel, ending) -> endings.computeIfAbsent(bundle, key -> new ConcurrentHashMap<>())
                .put(channel, ending);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.UNINSTALLED) {
            Optional.ofNullable(endings.remove(event.getBundle().getBundleId()))
                    .ifPresent(left -> left.values().forEach(Runnable::run));
        }
    }

    @Deactivate
    void stop() {
        context.removeBundleListener(this);
    }
}
