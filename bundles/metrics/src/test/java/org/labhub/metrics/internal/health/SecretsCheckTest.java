package org.labhub.metrics.internal.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsCheckTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @TempDir
    private Path data;

    private Path key;

    @BeforeEach
    void makeASecret() throws IOException {
        key = Files.createDirectories(data.resolve("security")).resolve("vault.key");
        Files.writeString(key, "secret");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        age(Duration.ofDays(10));
    }

    private void age(Duration age) throws IOException {
        Files.setLastModifiedTime(key, FileTime.from(NOW.minus(age)));
    }

    private Result check() {
        return new SecretsCheck(data, InstantSource.fixed(NOW)).execute();
    }

    @Test
    void aYoungSecretOfItsUserAloneIsFine() {
        assertEquals(Status.OK, check().getStatus());
    }

    @Test
    void aSecretThatIsOlderThanAYearIsNamedWithItsRemedy() throws IOException {
        age(Duration.ofDays(366));
        assertEquals(Status.WARN, check().getStatus());
        assertTrue(check().toString().contains("the vault's key is 366 days old. Renew it: bin/labhub vault"));
    }

    @Test
    void aSecretThatOthersMayReadIsCritical() throws IOException {
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals(Status.CRITICAL, check().getStatus());
        assertTrue(check().toString().contains("chmod 600 " + key), check()::toString);
    }
}
