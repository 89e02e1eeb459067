package org.labhub.itests.bench;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.labhub.api.channel.Channels;
import org.labhub.api.instrument.Instrument;
import org.labhub.itests.plugins.BadInstruments;

/** A driver as nobody should write it, in a bundle of its own: its component says of which kind it is. */
public final class BadPlugin implements Instrument {

    private final BadInstruments all = new BadInstruments();
    private Optional<Instrument> one = Optional.empty();

    /** By Declarative Services. */
    public void activate(Map<String, Object> properties) {
        String kind = String.valueOf(properties.get("kind"));
        one = Optional.ofNullable(all.of(kind));
        one.orElseThrow(() -> new IllegalArgumentException("frequency must be above 0 Hz, not 0.0"));
    }

    /** Those that hang end now. */
    public void deactivate() {
        all.end();
    }

    @Override
    public void open(Channels mine) throws IOException {
        one.orElseThrow().open(mine);
    }

    @Override
    public void connect() {
        // there is no device
    }

    @Override
    public int acquire() throws IOException {
        return one.orElseThrow().acquire();
    }

    @Override
    public void disconnect() {
        // there is no device
    }
}
