package org.labhub.metrics.internal.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.labhub.metrics.internal.place.Places;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The hub's secrets are its user's alone and not too old. CRITICAL: others may read one, or one cannot be seen. WARN: the vault's
 * key or the console's password is older than a year, or there is no password.
 */
@Component(
        property = {
            HealthCheck.NAME + "=The secrets are safe and not too old",
            HealthCheck.TAGS + "=ready",
            HealthCheck.TAGS + "=labhub"
        })
public final class SecretsCheck implements HealthCheck {

    private static final Duration OLD = Duration.ofDays(365);
    private static final Set<PosixFilePermission> OWNERS = EnumSet.copyOf(PosixFilePermissions.fromString("rwx------"));

    private final Path data;
    private final InstantSource clock;

    /** Looks at nothing yet. */
    @Activate
    public SecretsCheck(@Reference Places places) {
        this(places.data(), InstantSource.system());
    }

    SecretsCheck(Path data, InstantSource clock) {
        this.data = data;
        this.clock = clock;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Path security = data.resolve("security");
        judge(log, "the vault's key", security.resolve("vault.key"), "bin/labhub vault --key-file");
        judge(log, "the console's password", security.resolve("console-password"), "bin/labhub passwd");
        judge(log, "the vault", security.resolve("vault"), "");
        return new Result(log);
    }

    /** Without a command it does not age: it is written anew whenever the trust list changes. */
    private void judge(FormattingResultLog log, String what, Path file, String renew) {
        if (!Files.exists(file)) {
            log.info("{} is not there", what);
            return;
        }
        try {
            if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
                log.critical("others may reach {}. Mend it: chmod 600 {}", what, file);
            }
            age(log, what, file, renew);
        } catch (IOException e) {
            log.critical("{} cannot be seen: {}", what, e);
        }
    }

    private void age(FormattingResultLog log, String what, Path file, String renew) throws IOException {
        Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
        if (!renew.isEmpty() && age.compareTo(OLD) > 0) {
            log.warn("{} is {} days old. Renew it: {}", what, age.toDays(), renew);
        } else {
            log.info("{} is {} days old", what, age.toDays());
        }
    }
}
