package org.labhub.host.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.instrument.ChannelListener;
import org.labhub.api.instrument.ChannelProcessor;
import org.labhub.api.instrument.Instrument;
import org.labhub.api.instrument.ListensTo;
import org.labhub.api.instrument.Nameplate;
import org.labhub.api.instrument.Pace;
import org.labhub.api.instrument.PluginDetail.Kind;
import org.labhub.api.instrument.ReadsWith;
import org.labhub.api.instrument.SlotListener;
import org.labhub.api.instrument.SlotProcessor;
import org.labhub.host.internal.Hosted.Who;
import org.labhub.host.internal.channels.Floor;
import org.labhub.host.internal.channels.Holdings;
import org.labhub.host.internal.feed.Feed;
import org.labhub.host.internal.instrument.InstrumentSession;
import org.labhub.host.internal.life.Patience;
import org.labhub.host.internal.life.PluginLife;
import org.labhub.host.internal.life.Session;
import org.labhub.host.internal.listener.ListenerSession;
import org.labhub.host.internal.listener.SlotListenerSession;
import org.labhub.host.internal.pace.Pacemaker;
import org.labhub.host.internal.pace.Pacing;
import org.labhub.host.internal.processor.ProcessorSession;
import org.labhub.host.internal.processor.SlotProcessorSession;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Makes of a service, by its properties, a plug-in that can be run. What is wrong with its properties becomes its failure. */
final class Casting {

    private final BundleContext context;
    private final ServiceComponentRuntime components;
    private final Floor floor;
    private final Patience patience;

    Casting(BundleContext context, ServiceComponentRuntime components, Floor floor, Patience patience) {
        this.context = context;
        this.components = components;
        this.floor = floor;
        this.patience = patience;
    }

    Hosted instrument(ServiceReference<Instrument> found) {
        Part part = new Part(found, Kind.INSTRUMENT, Pace.AS_FAST_AS_POSSIBLE);
        InstrumentSession session =
                new InstrumentSession(part.name, service(found), part.pacemaker, part.pacing.by() == Pace.TRIGGERED);
        return new Hosted(
                part.who,
                Kind.INSTRUMENT,
                part.live(session),
                part.pacemaker,
                part.holdings,
                Optional.empty(),
                session::frames,
                session::nameplate);
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // a service is registered under its raw type
    <F extends Record> Hosted listener(ServiceReference<ChannelListener> found) {
        Part part = new Part(found, Kind.LISTENER, Pace.TRIGGERED);
        Feed feed = part.feed(PluginName.text(found, ListensTo.PROPERTY));
        PluginService<ChannelListener<F>> service = (PluginService) service(found);
        return reader(part, feed, new ListenerSession<>(service, feed), () -> 0L);
    }

    Hosted slotListener(ServiceReference<SlotListener> found) {
        Part part = new Part(found, Kind.LISTENER, Pace.TRIGGERED);
        Feed feed = part.feed(PluginName.text(found, ListensTo.PROPERTY));
        return reader(part, feed, new SlotListenerSession(service(found), feed), () -> 0L);
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // a service is registered under its raw type
    <I extends Record, O extends Record> Hosted processor(ServiceReference<ChannelProcessor> found) {
        Part part = new Part(found, Kind.PROCESSOR, Pace.TRIGGERED);
        Feed feed = part.feed(PluginName.text(found, "processes.from"));
        PluginService<ChannelProcessor<I, O>> service = (PluginService) service(found);
        ProcessorSession<I, O> session = new ProcessorSession<>(service, feed, part.who.to());
        return reader(part, feed, session, session::given);
    }

    Hosted slotProcessor(ServiceReference<SlotProcessor> found) {
        Part part = new Part(found, Kind.PROCESSOR, Pace.TRIGGERED);
        Feed feed = part.feed(PluginName.text(found, "processes.from"));
        SlotProcessorSession session = new SlotProcessorSession(service(found), feed, part.who.to());
        return reader(part, feed, session, session::given);
    }

    private static Hosted reader(Part part, Feed feed, Session session, Supplier<Long> written) {
        return new Hosted(
                part.who,
                part.kind,
                part.live(session),
                part.pacemaker,
                part.holdings,
                Optional.of(feed),
                written,
                () -> Nameplate.UNKNOWN);
    }

    private <S> PluginService<S> service(ServiceReference<S> found) {
        return new ServiceOfPlugin<>(context, found, components);
    }

    /** What all kinds have in common. */
    private final class Part {

        private final ServiceReference<?> found;
        private final Kind kind;
        private final String name;
        private final Who who;
        private final Pacing pacing;
        private final Pacemaker pacemaker;
        private final Holdings holdings;
        private Optional<IllegalArgumentException> refused = Optional.empty();

        Part(ServiceReference<?> found, Kind kind, Pace otherwise) {
            this.found = found;
            this.kind = kind;
            name = PluginName.of(found);
            who = new Who(name, PluginName.full(found), bundle(found), PluginName.text(found, "processes.to"));
            pacing = checked(() -> pacing(otherwise), new Pacing(otherwise, Duration.ZERO));
            pacemaker = new Pacemaker(pacing);
            long bundle = (long) found.getProperty(Constants.SERVICE_BUNDLEID);
            holdings = new Holdings(trail -> floor.channelsOf(name, bundle, trail));
        }

        /** A property that cannot be is what its session fails of; it is not guessed what was meant. */
        private <V> V checked(Supplier<V> value, V otherwise) {
            try {
                return value.get();
            } catch (IllegalArgumentException e) {
                refused = Optional.of(e);
                return otherwise;
            }
        }

        private Pacing pacing(Pace otherwise) {
            return Pacing.of(PluginName.text(found, "paced.by"), PluginName.text(found, "paced.micros"), otherwise);
        }

        PluginLife live(Session session) {
            Session checked = refused.<Session>map(why -> (turn, own) -> {
                        throw why;
                    })
                    .orElse(session);
            return new PluginLife(name, kind.name().toLowerCase(Locale.ROOT), checked, patience, holdings);
        }

        Feed feed(String channel) {
            ReadPolicy policy = checked(this::policy, ReadPolicy.BEST_EFFORT);
            return new Feed(channel, policy, floor.blocks(), pacemaker, pacing.by() == Pace.TRIGGERED);
        }

        private ReadPolicy policy() {
            String named = PluginName.text(found, ReadsWith.PROPERTY);
            return Arrays.stream(ReadPolicy.values())
                    .filter(policy -> policy.name().equals(named.isEmpty() ? "BEST_EFFORT" : named))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(ReadsWith.PROPERTY + " must be one of "
                            + Arrays.toString(ReadPolicy.values()) + ", not " + named));
        }

        private static String bundle(ServiceReference<?> found) {
            Bundle bundle = found.getBundle();
            return bundle == null ? "" : bundle.getSymbolicName() + " " + bundle.getVersion();
        }
    }
}
