package org.labhub.admin.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.labhub.api.settings.Origin;
import org.labhub.api.settings.Setting;
import org.labhub.api.settings.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code labhub:config}: which value holds, which layer it comes from, and what it hides. */
@Component(
        service = ConfigCommand.class,
        property = {"osgi.command.scope=labhub", "osgi.command.function=config"})
public final class ConfigCommand {

    private final Settings settings;

    /**
     * Asks nothing yet.
     *
     * @param settings what is shown
     */
    @Activate
    public ConfigCommand(@Reference Settings settings) {
        this.settings = settings;
    }

    /**
     * All configurations.
     *
     * @return one line each, and below it what was refused
     */
    @Descriptor("Lists the configurations, and what of them was refused.")
    public String config() {
        return settings.pids().stream().map(pid -> pid + refusals(pid)).collect(Collectors.joining("\n"));
    }

    /**
     * One configuration.
     *
     * @param pid which one
     * @return one line a value, and below it what it hides
     */
    @Descriptor("Shows the values of a configuration, the layer each comes from, and what it hides.")
    public String config(@Descriptor("for example org.acme.meter~left") String pid) {
        List<Setting> values = settings.of(pid);
        if (values.isEmpty()) {
            return "Nobody says anything of " + pid + ". labhub:config lists the configurations.";
        }
        return values.stream().map(ConfigCommand::lines).collect(Collectors.joining("\n")) + refusals(pid);
    }

    private static String lines(Setting setting) {
        String line = setting.key() + " = " + words(setting.holds()) + (setting.fixed() ? ", fixed" : "");
        return line
                + setting.hides().stream()
                        .map(hidden -> "\n    hides " + words(hidden))
                        .collect(Collectors.joining());
    }

    private static String words(Origin origin) {
        String place = origin.place().isEmpty() ? "" : ", " + origin.place();
        return origin.value() + "  (" + origin.layer().text() + place + ")";
    }

    private String refusals(String pid) {
        return settings.refusals(pid).stream()
                .map(why -> "\n    refused: " + why)
                .collect(Collectors.joining());
    }
}
