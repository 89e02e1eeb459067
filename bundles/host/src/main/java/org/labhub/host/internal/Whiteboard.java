package org.labhub.host.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.labhub.api.block.Blocks;
import org.labhub.api.frame.FrameTypes;
import org.labhub.api.instrument.Bench;
import org.labhub.api.instrument.ChannelListener;
import org.labhub.api.instrument.Instrument;
import org.labhub.api.instrument.InstrumentStatus;
import org.labhub.api.instrument.ListenerStatus;
import org.labhub.api.instrument.ListensTo;
import org.labhub.api.schema.SchemaRegistry;
import org.labhub.host.internal.broker.AnnouncedBlocks;
import org.labhub.host.internal.broker.Announcements;
import org.labhub.host.internal.channels.OwnChannels;
import org.labhub.host.internal.instrument.InstrumentRunner;
import org.labhub.host.internal.listener.ListenerRunner;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Finds instruments and listeners as services and gives each its runner. The services themselves are got by their runners,
 * so that a constructor that hangs or throws is the affair of that plug-in alone.
 */
@Component(immediate = true)
public final class Whiteboard implements Bench {

    private final BundleContext context;
    private final Blocks blocks;
    private final FrameTypes types;
    private final SchemaRegistry schemas;
    private final Announcements announcements;
    private final Map<ServiceReference<?>, InstrumentRunner> instruments = new ConcurrentHashMap<>();
    private final Map<ServiceReference<?>, ListenerRunner<?>> listeners = new ConcurrentHashMap<>();

    /** Made by Declarative Services. */
    @Activate
    public Whiteboard(
            BundleContext context,
            @Reference Blocks blocks,
            @Reference FrameTypes types,
            @Reference SchemaRegistry schemas,
            @Reference Announcements announcements) {
        this.context = context;
        this.blocks = blocks;
        this.types = types;
        this.schemas = schemas;
        this.announcements = announcements;
    }

    @Reference(
            service = Instrument.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeInstrument")
    void addInstrument(ServiceReference<Instrument> found) {
        String name = PluginName.of(found);
        instruments.put(found, new InstrumentRunner(name, () -> service(found), channelsOf(name)));
    }

    void removeInstrument(ServiceReference<Instrument> gone) {
        Optional.ofNullable(instruments.remove(gone)).ifPresent(InstrumentRunner::stop);
        context.ungetService(gone);
    }

    @SuppressWarnings("rawtypes") // a service is registered under its raw type
    @Reference(
            service = ChannelListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeListener")
    void addListener(ServiceReference<ChannelListener> found) {
        listeners.put(found, this.<Record>runnerOf(found));
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // a service is registered under its raw type
    private <F extends Record> ListenerRunner<F> runnerOf(ServiceReference<ChannelListener> found) {
        String name = PluginName.of(found);
        String channel = PluginName.text(found, ListensTo.PROPERTY);
        return new ListenerRunner<>(name, channel, () -> (ChannelListener<F>) service(found), () -> channelsOf(name));
    }

    @SuppressWarnings("rawtypes") // a service is registered under its raw type
    void removeListener(ServiceReference<ChannelListener> gone) {
        Optional.ofNullable(listeners.remove(gone)).ifPresent(ListenerRunner::stop);
        context.ungetService(gone);
    }

    private OwnChannels channelsOf(String name) {
        AnnouncedBlocks mine = new AnnouncedBlocks(blocks, announcements, name);
        return new OwnChannels(mine, types, schemas, name, mine::takeBack);
    }

    private <S> S service(ServiceReference<S> reference) {
        return Optional.ofNullable(context.getService(reference))
                .orElseThrow(() -> new IllegalStateException(
                        "the service could not be got: its constructor failed, see the log, or it is gone"));
    }

    @Override
    public List<InstrumentStatus> instruments() {
        return instruments.values().stream()
                .map(InstrumentRunner::status)
                .sorted(Comparator.comparing(InstrumentStatus::name))
                .toList();
    }

    @Override
    public List<ListenerStatus> listeners() {
        return listeners.values().stream()
                .map(ListenerRunner::status)
                .sorted(Comparator.comparing(ListenerStatus::name))
                .toList();
    }

    @Deactivate
    void stop() {
        instruments.values().forEach(InstrumentRunner::stop);
        listeners.values().forEach(ListenerRunner::stop);
    }
}
