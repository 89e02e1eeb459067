package org.labhub.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Producer;
import org.labhub.api.instrument.Instrument;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.Unit;

/** The contract, kept by a small driver of a scripted device. */
final class VoltmeterTest extends InstrumentContract {

    private ScriptedPort port = ScriptedPort.replaying();

    @Override
    protected Instrument make() {
        port = ScriptedPort.replaying(">READ?", "<1.5", ">READ?", "<1.6");
        return new Voltmeter(port, 1);
    }

    @Override
    protected List<Runnable> wrongConfigurations() {
        return List.of(() -> new Voltmeter(port, 0));
    }

    @Override
    protected boolean unplug() {
        port.unplug();
        return true;
    }

    @Override
    protected void plug() {
        port.plug();
    }

    @Schema(id = "test.voltmeter", version = "1.0.0")
    record Reading(@Unit("V") double volts) {}

    private static final class Voltmeter implements Instrument {

        private final ScriptedPort port;
        private Producer<Reading> readings;

        Voltmeter(ScriptedPort port, int input) {
            if (input < 1) {
                throw new IllegalArgumentException("input must be 1 or more, not " + input);
            }
            this.port = port;
        }

        @Override
        public void open(Channels mine) {
            readings = mine.producer("volts", Reading.class);
        }

        @Override
        public void connect() {
            // the script has no greeting
        }

        @Override
        public int acquire() throws IOException {
            port.output().write("READ?\n".getBytes(StandardCharsets.UTF_8));
            StringBuilder line = new StringBuilder();
            for (int octet = port.input().read();
                    octet != '\n';
                    octet = port.input().read()) {
                line.append((char) octet);
            }
            return readings.offer(new Reading(Double.parseDouble(line.toString()))) ? 1 : 0;
        }

        @Override
        public void disconnect() {
            // the port stays
        }
    }
}
