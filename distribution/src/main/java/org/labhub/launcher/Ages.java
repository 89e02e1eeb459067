package org.labhub.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** What the doctor says of the age of what should be renewed from time to time. There are no certificates: CURVE keys have no end. */
final class Ages {

    private static final Duration OLD = Duration.ofDays(365);

    private final Site site;
    private final Instant now;

    Ages(Site site, Instant now) {
        this.site = site;
        this.now = now;
    }

    List<Finding> findings() {
        Path security = site.data().resolve("security");
        return Stream.of(
                        of("the vault's key", security.resolve("vault.key"), "bin/labhub vault --key-file"),
                        of("the console's password", security.resolve("console-password"), "bin/labhub passwd"))
                .flatMap(List::stream)
                .toList();
    }

    private List<Finding> of(String what, Path file, String renew) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            Instant made = Files.getLastModifiedTime(file).toInstant();
            Duration age = Duration.between(made, now);
            String words = "%s is of %s, %d days old"
                    .formatted(what, LocalDate.ofInstant(made, ZoneId.systemDefault()), age.toDays());
            return List.of(
                    age.compareTo(OLD) <= 0
                            ? Finding.well("Security", words)
                            : Finding.wrong("Security", words, renew + " --base " + site.base()));
        } catch (IOException e) {
            return List.of(Finding.wrong("Security", file + " cannot be seen: " + e, "ls -l " + file));
        }
    }
}
