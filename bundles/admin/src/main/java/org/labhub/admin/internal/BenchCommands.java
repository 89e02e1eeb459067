package org.labhub.admin.internal;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.labhub.api.instrument.Bench;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code labhub:instruments}: the instruments and listeners of this hub, and how it stands with them. */
@Component(
        service = BenchCommands.class,
        property = {"osgi.command.scope=labhub", "osgi.command.function=instruments"})
public final class BenchCommands {

    private final Bench bench;

    /**
     * Looks at nothing yet.
     *
     * @param bench that is shown
     */
    @Activate
    public BenchCommands(@Reference Bench bench) {
        this.bench = bench;
    }

    /**
     * Looks at the bench now.
     *
     * @return a line each
     */
    @Descriptor("Shows the instruments and listeners of this hub, and how it stands with them.")
    public String instruments() {
        Stream<String> instruments = bench.instruments().stream()
                .map(one -> "%s  %s  %d frames  %s".formatted(one.name(), one.state(), one.frames(), one.reason()));
        Stream<String> listeners = bench.listeners().stream()
                .map(one -> "%s  listens to %s  %s  %d frames  %s"
                        .formatted(
                                one.name(),
                                one.channel(),
                                one.attached() ? "ATTACHED" : "WAITING",
                                one.frames(),
                                one.reason()));
        String lines =
                Stream.concat(instruments, listeners).map(String::stripTrailing).collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "Nothing is on the bench: drop a driver into deploy/." : lines;
    }
}
