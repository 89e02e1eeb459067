package org.labhub.host.internal;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.labhub.api.instrument.Bench;
import org.labhub.api.instrument.ChannelListener;
import org.labhub.api.instrument.ChannelProcessor;
import org.labhub.api.instrument.Instrument;
import org.labhub.api.instrument.InstrumentStatus;
import org.labhub.api.instrument.ListenerStatus;
import org.labhub.api.instrument.PluginDetail;
import org.labhub.api.instrument.PluginDetail.Kind;
import org.labhub.api.instrument.ProcessorStatus;
import org.labhub.api.instrument.SlotListener;
import org.labhub.api.instrument.SlotProcessor;
import org.labhub.host.internal.channels.Floor;
import org.labhub.host.internal.channels.SiteChannel;
import org.labhub.host.internal.life.Watchman;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Finds instruments, listeners and processors as services and gives each a life of its own. The services themselves are got on
 * the threads of these lives, so that a constructor that hangs or throws is the affair of that plug-in alone.
 */
@Component(immediate = true, configurationPid = "org.labhub.host")
@Designate(ocd = HostSettings.class)
public final class Whiteboard implements Bench {

    private final Roster roster = new Roster();
    private final Watchman watchman = Watchman.start();
    private final StoppedPlugins stopped;
    private final Floor floor;
    private final Casting casting;
    private final Bundle framework;

    /** Made by Declarative Services. */
    @Activate
    public Whiteboard(
            BundleContext context,
            HostSettings settings,
            @Reference Floor floor,
            @Reference ServiceComponentRuntime components) {
        stopped = StoppedPlugins.in(Path.of(context.getProperty("labhub.data"), "host"));
        this.floor = floor;
        framework = context.getBundle(Constants.SYSTEM_BUNDLE_ID);
        casting = new Casting(context, components, floor, Settings.patience(settings));
    }

    @Reference(
            service = Instrument.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "remove")
    void addInstrument(ServiceReference<Instrument> found) {
        begin(found, casting.instrument(found));
    }

    @SuppressWarnings("rawtypes") // a service is registered under its raw type
    @Reference(
            service = ChannelListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "remove")
    void addListener(ServiceReference<ChannelListener> found) {
        begin(found, casting.listener(found));
    }

    @Reference(
            service = SlotListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "remove")
    void addSlotListener(ServiceReference<SlotListener> found) {
        begin(found, casting.slotListener(found));
    }

    @SuppressWarnings("rawtypes") // a service is registered under its raw type
    @Reference(
            service = ChannelProcessor.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "remove")
    void addProcessor(ServiceReference<ChannelProcessor> found) {
        begin(found, casting.processor(found));
    }

    @Reference(
            service = SlotProcessor.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "remove")
    void addSlotProcessor(ServiceReference<SlotProcessor> found) {
        begin(found, casting.slotProcessor(found));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "removeChannel")
    void addChannel(SiteChannel set) {
        floor.addChannel(set);
        renew(set.channel());
    }

    void removeChannel(SiteChannel gone) {
        floor.removeChannel(gone);
        renew(gone.channel());
    }

    /** Whoever writes this channel already is made anew, so that what is set holds. */
    private void renew(String channel) {
        roster.all().stream()
                .filter(plugin -> plugin.holdings().writes().contains(channel))
                .forEach(plugin -> plugin.life().retry());
    }

    private void begin(ServiceReference<?> found, Hosted plugin) {
        roster.add(found, plugin);
        watchman.watch(plugin.life());
        if (stopped.contains(plugin.who().configuration())) {
            plugin.life().stop();
        } else {
            plugin.life().start();
        }
    }

    void remove(ServiceReference<?> gone) {
        roster.remove(gone).ifPresent(plugin -> {
            leave(plugin);
            watchman.forget(plugin.life());
        });
    }

    /** While the hub itself ends, nobody comes after it. */
    private void leave(Hosted plugin) {
        if (framework.getState() == Bundle.STOPPING) {
            floor.stays(plugin.who().name());
            plugin.life().stop();
        } else {
            plugin.life().close();
        }
    }

    @Override
    public List<InstrumentStatus> instruments() {
        return roster.all(Kind.INSTRUMENT)
                .map(Hosted::instrument)
                .sorted(Comparator.comparing(InstrumentStatus::name))
                .toList();
    }

    @Override
    public List<ListenerStatus> listeners() {
        return roster.all(Kind.LISTENER)
                .map(Hosted::listener)
                .sorted(Comparator.comparing(ListenerStatus::name))
                .toList();
    }

    @Override
    public List<ProcessorStatus> processors() {
        return roster.all(Kind.PROCESSOR)
                .map(Hosted::processor)
                .sorted(Comparator.comparing(ProcessorStatus::name))
                .toList();
    }

    @Override
    public Optional<PluginDetail> plugin(String name) {
        return roster.find(name).map(Hosted::detail);
    }

    @Override
    public List<String> strays(String name) {
        return roster.bundle(name)
                .map(bundle -> new Strays(bundle).look(roster::hasBegun))
                .orElse(List.of());
    }

    @Override
    public void start(String name) {
        Hosted plugin = roster.require(name);
        stopped.remove(plugin.who().configuration());
        plugin.life().start();
    }

    @Override
    public void stop(String name) {
        Hosted plugin = roster.require(name);
        stopped.add(plugin.who().configuration());
        plugin.life().stop();
    }

    @Override
    public void retry(String name) {
        roster.require(name).life().retry();
    }

    @Override
    public void release(String name) {
        roster.require(name).life().release();
    }

    @Deactivate
    void stop() {
        roster.all().forEach(this::leave);
        watchman.close();
    }
}
