package org.labhub.host.internal.channels;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What one plug-in holds: a new set of ends for each of its threads, of which the last one is shown. */
public final class Holdings implements Supplier<OwnChannels> {

    private final Supplier<OwnChannels> make;
    private volatile Optional<OwnChannels> latest = Optional.empty();

    /** Nothing yet. */
    public Holdings(Supplier<OwnChannels> make) {
        this.make = make;
    }

    @Override
    public OwnChannels get() {
        OwnChannels made = make.get();
        latest = Optional.of(made);
        return made;
    }

    /** The channels that it writes now. */
    public List<String> writes() {
        return latest.map(OwnChannels::writes).orElse(List.of());
    }
}
