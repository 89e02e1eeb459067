package org.labhub.metrics.internal.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labhub.api.settings.Layer;
import org.labhub.api.settings.Origin;
import org.labhub.api.settings.Setting;
import org.labhub.api.settings.Settings;
import org.labhub.metrics.internal.health.SpaceCheck.Look;
import org.labhub.metrics.internal.health.SpaceCheck.Room;
import org.labhub.metrics.internal.place.Places;

final class SpaceCheckTest {

    private static final Path DATA = Path.of("/somewhere/data");

    @ParameterizedTest
    @CsvSource({"500, OK", "99, WARN", "19, CRITICAL"})
    void whatFillsUpIsNamed(long free, Status meaning) {
        Result result = check("100", folder -> new Room(1000L << 20, (folder.equals(DATA) ? free : 900) << 20));
        assertEquals(meaning, result.getStatus());
        String words = free + " MiB of 1000 MiB are left for logs and settings in /somewhere/data";
        assertTrue(result.toString().contains(words), result::toString);
    }

    @ParameterizedTest
    @CsvSource({"100, OK", "1, CRITICAL"})
    void blocksThatReachTheirLimitAreNamed(String limit, Status meaning) {
        assertEquals(meaning, check(limit, folder -> new Room(1000, 900)).getStatus());
    }

    @Test
    void aFolderThatCannotBeSeenIsCritical() {
        Result result = check("100", folder -> {
            throw new IOException("gone");
        });
        assertEquals(Status.CRITICAL, result.getStatus());
    }

    private static Result check(String limit, Look look) {
        Setting setting = new Setting("limit.mib", new Origin(Layer.BUILT_IN, "", limit), List.of());
        Settings settings = Fake.of(Settings.class, Map.of("of", pid -> List.of(setting)));
        return new SpaceCheck(new Places(DATA, settings), new BlocksOfOne().blocks(), look).execute();
    }
}
