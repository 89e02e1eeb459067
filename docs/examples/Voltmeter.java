import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Producer;
import org.labhub.api.instrument.Instrument;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.Unit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A meter that writes a number a line to its port. */
@Component(configurationPid = "org.example.voltmeter", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Voltmeter.Config.class, factory = true)
public final class Voltmeter implements Instrument {

    @ObjectClassDefinition(name = "Voltmeter")
    public @interface Config {
        String channel() default "lab.voltmeter";

        String port() default "/dev/ttyUSB0";
    }

    @Schema(id = "example.voltmeter", version = "1.0.0")
    record Reading(@Unit("V") double volts) {}

    private final Config config;
    private Producer<Reading> readings;
    private BufferedReader port;

    @Activate
    public Voltmeter(Config config) {
        this.config = config;
    }

    @Override
    public void open(Channels mine) {
        readings = mine.producer(config.channel(), Reading.class);
    }

    @Override
    public void connect() throws IOException {
        port = Files.newBufferedReader(Path.of(config.port()));
    }

    @Override
    public int acquire() throws IOException {
        String line = port.readLine();
        if (line == null) {
            throw new EOFException("the meter has hung up");
        }
        return readings.offer(new Reading(Double.parseDouble(line))) ? 1 : 0;
    }

    @Override
    public void disconnect() throws IOException {
        port.close();
    }
}
