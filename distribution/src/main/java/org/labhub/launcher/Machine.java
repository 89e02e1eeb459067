package org.labhub.launcher;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the doctor looks at below the program: Java, limits, memory, clock. */
final class Machine {

    private static final int OLDEST_JAVA = 17;
    private static final long FEWEST_FILES = 1024;
    private static final long LEAST_ROOM = 64L << 20;
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Pattern FILES = Pattern.compile("(?m)^Max open files +(\\d+|unlimited)");

    private final Site site;

    Machine(Site site) {
        this.site = site;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java(Runtime.version().feature()));
        findings.add(files(read(Path.of("/proc/self/limits"))));
        if (Files.isDirectory(MEMORY)) {
            findings.add(memory(MEMORY));
            findings.add(logOut(Path.of("/"), System.getProperty("user.name", "")));
        }
        findings.add(room(site.data()));
        findings.add(clock(Instant.now()));
        return findings;
    }

    static Finding java(int version) {
        return version >= OLDEST_JAVA
                ? Finding.well("Start", "Java " + Runtime.version() + " at " + System.getProperty("java.home"))
                : Finding.wrong("Start", "Java " + version + " is too old", "install Java 17 or newer, set JAVA_HOME");
    }

    static Finding files(String limits) {
        Matcher soft = FILES.matcher(limits);
        if (!soft.find() || soft.group(1).equals("unlimited")) {
            return Finding.well("Start", "as many files as are wanted may be open");
        }
        String words = soft.group(1) + " files and sockets may be open";
        return Long.parseLong(soft.group(1)) >= FEWEST_FILES
                ? Finding.well("Start", words)
                : Finding.wrong("Start", words + ", which is few", "ulimit -n 4096");
    }

    private static Finding memory(Path memory) {
        try {
            FileStore store = Files.getFileStore(memory);
            String words = "%d MiB of %d MiB are left in %s"
                    .formatted(store.getUsableSpace() >> 20, store.getTotalSpace() >> 20, memory);
            return store.getUsableSpace() >= LEAST_ROOM
                    ? Finding.well("Memory", words)
                    : Finding.wrong("Memory", words, "mount -o remount,size=2G " + memory);
        } catch (IOException e) {
            return Finding.wrong("Memory", memory + " cannot be seen: " + e, "mount -t tmpfs tmpfs " + memory);
        }
    }

    /** A system user's files stay; those of others go with their last log-in, unless told otherwise. */
    static Finding logOut(Path root, String user) {
        boolean removes = Files.isDirectory(root.resolve("run/systemd/users"))
                && !read(root.resolve("etc/systemd/logind.conf")).matches("(?s).*\n *RemoveIPC *= *no.*");
        boolean lingers = user.equals("root")
                || Files.exists(root.resolve("var/lib/systemd/linger").resolve(user));
        return removes && !lingers
                ? Finding.wrong(
                        "Memory", "the blocks of " + user + " are removed at log-out", "loginctl enable-linger " + user)
                : Finding.well("Memory", "blocks stay when somebody logs out");
    }

    private static Finding room(Path data) {
        try {
            long left = Files.getFileStore(data).getUsableSpace();
            String words = "%d MiB are left for %s".formatted(left >> 20, data);
            return left >= LEAST_ROOM
                    ? Finding.well("Folders", words)
                    : Finding.wrong("Folders", words, "df -h " + data + ", and remove what is not needed");
        } catch (IOException e) {
            return Finding.wrong("Folders", data + " cannot be seen: " + e, "bin/labhub start makes it");
        }
    }

    /** Stamps of frames and lines of logs are of this clock. */
    Finding clock(Instant now) {
        Instant newest = newestLog();
        return newest.isAfter(now.plus(Duration.ofMinutes(1)))
                ? Finding.wrong(
                        "Folders",
                        "the clock says " + now + ", before the newest log of " + newest,
                        "timedatectl set-ntp true")
                : Finding.well("Folders", "the clock says " + now);
    }

    private Instant newestLog() {
        try (Stream<Path> logs = Files.list(site.data().resolve("log"))) {
            return logs.map(Machine::changed).max(Instant::compareTo).orElse(Instant.EPOCH);
        } catch (IOException none) {
            return Instant.EPOCH;
        }
    }

    private static Instant changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            return Instant.EPOCH;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException none) {
            return "";
        }
    }
}
