package org.labhub.host.internal.instrument;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.labhub.api.channel.Channels;
import org.labhub.api.instrument.Instrument;
import org.labhub.api.instrument.Nameplate;

/** Notes each change at its stand; fails as a test wants it. */
class Noting implements Instrument {

    final List<String> calls;
    final AtomicInteger acquired;

    Noting(Stand stand) {
        calls = stand.calls;
        acquired = stand.acquired;
    }

    @Override
    public void open(Channels mine) throws IOException {
        calls.add("open");
    }

    @Override
    public void connect() throws IOException {
        calls.add("connect");
    }

    @Override
    public Nameplate nameplate() {
        return new Nameplate("M1", "007", "2.1");
    }

    @Override
    public int acquire() throws IOException {
        return acquired.incrementAndGet() > 0 ? 1 : 0;
    }

    @Override
    public void disconnect() throws IOException {
        calls.add("disconnect");
    }
}
