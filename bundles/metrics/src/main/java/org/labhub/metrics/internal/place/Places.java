package org.labhub.metrics.internal.place;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.labhub.api.settings.Setting;
import org.labhub.api.settings.Settings;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The folders of this hub that can fill up, and how much its blocks may take. */
@Component(service = Places.class)
public final class Places {

    private static final String ENGINE = "org.labhub.shm";
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long MEBIBYTE = 1 << 20;

    private final Path data;
    private final Settings settings;

    /** Looks at nothing yet. */
    @Activate
    public Places(BundleContext context, @Reference Settings settings) {
        this(Path.of(Objects.requireNonNullElse(context.getProperty("labhub.data"), "data")), settings);
    }

    /** For a data folder that is known. */
    public Places(Path data, Settings settings) {
        this.data = data;
        this.settings = settings;
    }

    /** What the hub writes to. */
    public Path data() {
        return data;
    }

    /** A folder of the file system in which the blocks lie. */
    public Path blocks() {
        Path told = setting("folder").map(Path::of).orElse(MEMORY);
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        return Files.isDirectory(told) ? told : Files.isDirectory(MEMORY) ? MEMORY : temporary;
    }

    /** How many bytes all blocks may take together; 0 if nobody says. */
    public long limit() {
        return setting("limit.mib").map(Long::parseLong).orElse(0L) * MEBIBYTE;
    }

    private Optional<String> setting(String key) {
        return settings.of(ENGINE).stream()
                .filter(setting -> setting.key().equals(key))
                .map(Setting::holds)
                .map(holds -> holds.value().strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
