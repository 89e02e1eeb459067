package org.labhub.host.internal.channels;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.labhub.api.instrument.LifeStep;
import org.labhub.host.internal.steps.Steps;
import org.labhub.host.internal.steps.Trail;

/** What one plug-in holds: a new set of ends for each of its threads, of which the last one is shown. */
public final class Holdings implements Supplier<OwnChannels> {

    private final Function<Trail, OwnChannels> make;
    private final Steps steps = new Steps();
    private volatile Optional<OwnChannels> latest = Optional.empty();

    /** Nothing yet. */
    public Holdings(Function<Trail, OwnChannels> make) {
        this.make = make;
    }

    @Override
    public OwnChannels get() {
        OwnChannels made = make.apply(new Trail(steps));
        latest = Optional.of(made);
        return made;
    }

    /** The steps that it has taken, on whichever of its threads. */
    public List<LifeStep> steps() {
        return steps.latest();
    }

    /** The channels that it writes now. */
    public List<String> writes() {
        return latest.map(OwnChannels::writes).orElse(List.of());
    }
}
