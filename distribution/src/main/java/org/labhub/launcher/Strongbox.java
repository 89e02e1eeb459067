package org.labhub.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the doctor looks at for the sake of security: whose the files of the site are, and who else may reach them. */
final class Strongbox {

    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private final Site site;

    Strongbox(Site site) {
        this.site = site;
    }

    List<Finding> findings() throws IOException {
        List<Finding> findings = new ArrayList<>();
        Stream.of(site.home(), site.base(), site.deploy(), site.base().resolve("conf"))
                .distinct()
                .filter(Files::isDirectory)
                .forEach(folder -> findings.add(notWrittenByOthers(folder)));
        findings.addAll(data());
        findings.add(password());
        return findings;
    }

    private static Finding notWrittenByOthers(Path folder) {
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(folder);
            boolean open = mode.contains(PosixFilePermission.OTHERS_WRITE);
            return open
                    ? Finding.wrong(
                            "Folders",
                            "everybody can write to " + folder + " (" + PosixFilePermissions.toString(mode) + ")",
                            "chmod o-w " + folder)
                    : Finding.well("Folders", "strangers cannot write to " + folder);
        } catch (IOException e) {
            return Finding.wrong("Folders", folder + " cannot be seen: " + e, "ls -ld " + folder);
        }
    }

    /** All of {@code data} is for the hub's user alone; a link in it could lead anywhere. */
    private List<Finding> data() throws IOException {
        if (!Files.isDirectory(site.data())) {
            return List.of(Finding.well("Folders", site.data() + " is not there yet"));
        }
        List<Finding> wrong = new ArrayList<>();
        try (Stream<Path> all = Files.walk(site.data())) {
            for (Path each : all.filter(file -> !file.startsWith(site.data().resolve("cache")))
                    .toList()) {
                judge(wrong, each);
            }
        }
        return wrong.isEmpty()
                ? List.of(Finding.well("Folders", "all in " + site.data() + " is for its user alone"))
                : wrong;
    }

    private void judge(List<Finding> wrong, Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.isSymbolicLink(file)) {
            wrong.add(Finding.wrong("Folders", file + " is a link", "rm " + file));
            return;
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        if (!OWNERS.containsAll(mode)) {
            wrong.add(Finding.wrong(
                    "Folders",
                    "others may reach " + file + " (" + PosixFilePermissions.toString(mode) + ")",
                    "chmod go= " + file));
        }
        String owner = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName();
        String user = System.getProperty("user.name", "");
        if (!owner.equals(user)) {
            wrong.add(Finding.wrong("Folders", file + " belongs to " + owner, "chown " + user + " " + file));
        }
    }

    private Finding password() {
        return Files.exists(site.data().resolve("security").resolve("console-password"))
                ? Finding.well("Log in", "the console has a password")
                : Finding.wrong(
                        "Log in",
                        "the console has no password, so nobody gets in",
                        "bin/labhub passwd --base " + site.base());
    }
}
