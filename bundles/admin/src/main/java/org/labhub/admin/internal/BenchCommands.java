package org.labhub.admin.internal;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.labhub.api.block.Blocks;
import org.labhub.api.instrument.Bench;
import org.labhub.api.instrument.PluginDetail;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code labhub:instruments} and its kin: what is on the bench, how it stands with it, and what an operator can do about it. */
@Component(
        service = BenchCommands.class,
        property = {
            "osgi.command.scope=labhub",
            "osgi.command.function=instruments",
            "osgi.command.function=instrument",
            "osgi.command.function=why",
            "osgi.command.function=start",
            "osgi.command.function=stop",
            "osgi.command.function=retry",
            "osgi.command.function=release"
        })
public final class BenchCommands {

    private static final String NAME = "its short name, as labhub:instruments shows it";

    private final Bench bench;
    private final Blocks blocks;
    private final BrokerWords broker;
    private final MissingServices missing;

    /**
     * Looks at nothing yet.
     *
     * @param bench that is shown
     * @param blocks into which it writes
     * @param broker where it is registered
     * @param missing what those wait for that are not on the bench
     */
    @Activate
    public BenchCommands(
            @Reference Bench bench,
            @Reference Blocks blocks,
            @Reference BrokerWords broker,
            @Reference MissingServices missing) {
        this.bench = bench;
        this.blocks = blocks;
        this.broker = broker;
        this.missing = missing;
    }

    /**
     * Looks at the bench now.
     *
     * @return a line each
     */
    @Descriptor("Shows the instruments, processors and listeners of this hub, and how it stands with them.")
    public String instruments() {
        Stream<String> instruments = bench.instruments().stream()
                .map(one -> "%s  %s  %d frames  %s".formatted(one.name(), one.state(), one.frames(), one.reason()));
        Stream<String> processors = bench.processors().stream()
                .map(one -> "%s  makes %s of %s  %s  %d frames of %d  %s"
                        .formatted(
                                one.name(), one.to(), one.from(), one.state(), one.given(), one.taken(), one.reason()));
        Stream<String> listeners = bench.listeners().stream()
                .map(one -> "%s  listens to %s  %s  %d frames  %s"
                        .formatted(
                                one.name(),
                                one.channel(),
                                one.attached() ? "ATTACHED" : "WAITING",
                                one.frames(),
                                one.reason()));
        String lines = Stream.of(instruments, processors, listeners)
                .flatMap(each -> each)
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "Nothing is on the bench: drop a driver into deploy/." : lines;
    }

    /**
     * Looks at one plug-in now.
     *
     * @param name short
     * @return a line each for what is known of it
     */
    @Descriptor("Shows one instrument, listener or processor: state, device, cycles, what it reads and writes.")
    public String instrument(@Descriptor(NAME) String name) {
        return PluginPage.brief(require(name));
    }

    /**
     * Explains one plug-in.
     *
     * @param name short
     * @return one page in words
     */
    @Descriptor("Says on one page why a plug-in does what it does, or does not.")
    public String why(@Descriptor(NAME) String name) {
        return bench.plugin(name)
                .map(one -> PluginPage.whole(one, bench.strays(name), blocks, broker))
                .or(() -> missing.of(name))
                .orElseThrow(() -> unknown(name));
    }

    private PluginDetail require(String name) {
        return bench.plugin(name).orElseThrow(() -> unknown(name));
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("there is no plug-in " + name
                + " on the bench: labhub:instruments shows all, labhub:deployed why one does not come");
    }

    /**
     * Lets a stopped plug-in run again.
     *
     * @param name short
     * @return how it stands
     */
    @Descriptor("Lets a stopped plug-in run again, also after the next start of the hub.")
    public String start(@Descriptor(NAME) String name) {
        bench.start(name);
        return state(name);
    }

    /**
     * Stops a plug-in.
     *
     * @param name short
     * @return how it stands
     */
    @Descriptor("Stops a plug-in until it is started again, also over restarts of the hub.")
    public String stop(@Descriptor(NAME) String name) {
        bench.stop(name);
        return state(name);
    }

    /**
     * Makes a plug-in anew.
     *
     * @param name short
     * @return how it stands
     */
    @Descriptor("Makes a plug-in anew at once, instead of after its pause.")
    public String retry(@Descriptor(NAME) String name) {
        bench.retry(name);
        return state(name);
    }

    /**
     * Lets a plug-in out of quarantine.
     *
     * @param name short
     * @return how it stands
     */
    @Descriptor("Lets a plug-in run again that was put in quarantine.")
    public String release(@Descriptor(NAME) String name) {
        bench.release(name);
        return state(name);
    }

    private String state(String name) {
        return PluginPage.headline(require(name));
    }
}
