package org.labhub.settings.internal.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Leaves the configured levels in the file that {@code logback.xml} includes; the log goes by it within seconds. */
@Component(configurationPid = "org.labhub.log", immediate = true, service = LogLevels.class)
@Designate(ocd = LogLevels.Config.class)
public final class LogLevels {

    /** How much is logged. */
    @ObjectClassDefinition(name = "LabHub log", description = "How much is logged, by name.")
    public @interface Config {
        /**
         * The levels.
         *
         * @return a name, an equals sign, a level
         */
        @AttributeDefinition(
                description = "For example org.labhub.host=DEBUG. Levels are TRACE, DEBUG, INFO, WARN, ERROR and OFF.",
                required = false)
        String[] levels() default {};
    }

    private static final Pattern RULE = Pattern.compile("([A-Za-z0-9_.$-]+)=(TRACE|DEBUG|INFO|WARN|ERROR|OFF)");

    /**
     * Writes them down.
     *
     * @param context knows where the hub's data is
     * @param config the levels
     * @throws IOException if the file cannot be written
     */
    @Activate
    public LogLevels(BundleContext context, Config config) throws IOException {
        this(Path.of(Objects.requireNonNullElse(context.getProperty("labhub.data"), "data")), config.levels());
    }

    LogLevels(Path data, String... levels) throws IOException {
        String lines = Arrays.stream(levels)
                .map(String::strip)
                .filter(level -> !level.isEmpty())
                .map(LogLevels::line)
                .collect(Collectors.joining());
        write(
                data.resolve("log-levels.xml"),
                lines.isEmpty() ? "<included/>\n" : "<included>\n" + lines + "</included>\n");
    }

    /** Only if it is another one: the log begins anew at each change. */
    private static void write(Path file, String content) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(content)) {
            Path fresh = Files.writeString(file.resolveSibling(".log-levels.xml"), content);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static String line(String level) {
        Matcher parts = RULE.matcher(level);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "levels of org.labhub.log are NAME=LEVEL, for example org.labhub.host=DEBUG"
                            + " (TRACE, DEBUG, INFO, WARN, ERROR, OFF), not \"" + level + "\"");
        }
        return "  <logger name=\"" + parts.group(1) + "\" level=\"" + parts.group(2) + "\"/>\n";
    }
}
