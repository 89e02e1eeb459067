package org.labhub.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the doctor sees from outside of a process that runs a hub: on which addresses it listens, and who can get code into it. */
final class HubProcess {

    /** Where the kernel says so. */
    private static final Path PROC = Path.of("/proc");

    private static final String LISTENING = "0A";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final List<String> DOORS =
            List.of("-agentlib:jdwp", "-Xrunjdwp", "-Dcom.sun.management.jmxremote", "-javaagent:");

    private final Path process;

    HubProcess(long pid) {
        process = PROC.resolve(Long.toString(pid));
    }

    List<Finding> findings() {
        return List.of(listening(), doors());
    }

    private Finding listening() {
        try {
            Set<String> beyond = new TreeSet<>();
            Set<String> sockets = sockets();
            for (String table : List.of("net/tcp", "net/tcp6")) {
                beyond.addAll(beyondThisMachine(Files.readAllLines(process.resolve(table)), sockets));
            }
            return beyond.isEmpty()
                    ? Finding.well("Security", "the hub listens on this machine only")
                    : Finding.wrong(
                            "Security",
                            "the hub listens beyond this machine: port " + String.join(", ", beyond),
                            "bin/labhub stop, and mend the address that is set: labhub:config");
        } catch (IOException notHere) {
            return Finding.well("Security", "where the hub listens is not told here: " + notHere.getMessage());
        }
    }

    private Set<String> sockets() throws IOException {
        Set<String> inodes = new TreeSet<>();
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            for (Path each : open.toList()) {
                String target = target(each);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        return inodes;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    /** The ports of those that listen on another address than 127.x.x.x or ::1. */
    static List<String> beyondThisMachine(List<String> table, Set<String> inodes) {
        List<String> ports = new ArrayList<>();
        for (String line : table) {
            String[] words = line.strip().split(" +", -1);
            if (words.length > INODE && words[STATE].equals(LISTENING) && inodes.contains(words[INODE])) {
                String[] address = words[LOCAL].split(":", -1);
                if (!isLoopback(address[0])) {
                    ports.add(Integer.toString(Integer.parseInt(address[1], 16)));
                }
            }
        }
        return ports;
    }

    /** As the kernel of a little-endian machine writes it; a mapped IPv4 address counts as what it is. */
    private static boolean isLoopback(String address) {
        boolean four = address.length() == 8;
        boolean mapped = address.startsWith("0000000000000000FFFF0000");
        String last = address.substring(address.length() - 2).toUpperCase(Locale.ROOT);
        return (four || mapped) ? last.equals("7F") : address.equals("00000000000000000000000001000000");
    }

    private Finding doors() {
        List<String> open = List.of();
        try {
            open = doors(List.of(Files.readString(process.resolve("cmdline")).split("\0", -1)));
        } catch (IOException notHere) {
            return Finding.well("Security", "how the hub was started is not told here: " + notHere.getMessage());
        }
        return open.isEmpty()
                ? Finding.well("Security", "nobody can get code into the hub by a debugger or an agent")
                : Finding.wrong(
                        "Security",
                        "code can get into the hub by " + open,
                        "bin/labhub stop, and start it without these in JAVA_OPTS");
    }

    static List<String> doors(List<String> line) {
        return line.stream()
                .filter(word -> DOORS.stream().anyMatch(word::startsWith))
                .toList();
    }
}
