package org.labhub.host.internal;

import java.util.Optional;
import java.util.function.Supplier;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.instrument.InstrumentStatus;
import org.labhub.api.instrument.ListenerStatus;
import org.labhub.api.instrument.Nameplate;
import org.labhub.api.instrument.PluginDetail;
import org.labhub.api.instrument.ProcessorStatus;
import org.labhub.host.internal.channels.Holdings;
import org.labhub.host.internal.feed.Feed;
import org.labhub.host.internal.life.PluginLife;
import org.labhub.host.internal.life.Standing;
import org.labhub.host.internal.pace.Pacemaker;

/**
 * One plug-in, as it is shown.
 *
 * @param who its names
 * @param kind what it is
 * @param life of it
 * @param pace of it
 * @param holdings its ends
 * @param feed what it reads, if it does
 * @param written frames so far
 * @param nameplate of its device
 */
record Hosted(
        Who who,
        PluginDetail.Kind kind,
        PluginLife life,
        Pacemaker pace,
        Holdings holdings,
        Optional<Feed> feed,
        Supplier<Long> written,
        Supplier<Nameplate> nameplate) {

    /**
     * By what it is known.
     *
     * @param name short
     * @param configuration its identity, or what its component is called
     * @param bundle symbolic name and version
     * @param to the channel that a processor writes, or empty
     */
    record Who(String name, String configuration, String bundle, String to) {}

    boolean isCalled(String name) {
        return who.name().equals(name) || who.configuration().equals(name);
    }

    InstrumentStatus instrument() {
        Standing now = life.standing();
        return new InstrumentStatus(who.name(), now.state(), now.reason(), written.get());
    }

    ListenerStatus listener() {
        Standing now = life.standing();
        boolean attached = now.state() == InstrumentState.ONLINE;
        return new ListenerStatus(who.name(), reads(), attached, now.reason(), taken());
    }

    ProcessorStatus processor() {
        Standing now = life.standing();
        return new ProcessorStatus(who.name(), reads(), who.to(), now.state(), now.reason(), taken(), written.get());
    }

    private String reads() {
        return feed.map(Feed::channel).orElse("");
    }

    private long taken() {
        return feed.map(Feed::delivered).orElse(0L);
    }

    PluginDetail detail() {
        Standing now = life.standing();
        return new PluginDetail(
                who.name(),
                kind,
                who.bundle(),
                who.configuration(),
                now.state(),
                now.reason(),
                now.since(),
                life.thread(),
                life.failures(),
                now.fault(),
                nameplate.get(),
                pace.counts(),
                holdings.writes(),
                feed.map(Feed::ledger),
                holdings.steps());
    }
}
