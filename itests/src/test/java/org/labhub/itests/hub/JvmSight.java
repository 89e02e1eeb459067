package org.labhub.itests.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Looks into another Java process from outside, with the tools of the JDK. */
public final class JvmSight {

    private static final int TRIES = 5;

    private final long pid;

    /** Of a process of this user. */
    public JvmSight(long pid) {
        this.pid = pid;
    }

    /** How many threads have a name that begins so. */
    public long threads(String prefix) throws IOException {
        return jcmd("Thread.print")
                .lines()
                .filter(line -> line.startsWith("\"" + prefix))
                .count();
    }

    /** How many objects of a class are reachable, after a collection. */
    public long instances(String type) throws IOException {
        return jcmd("GC.class_histogram")
                .lines()
                .map(String::strip)
                .filter(line -> line.contains(" " + type + " ") || line.endsWith(" " + type))
                .mapToLong(line -> Long.parseLong(line.split("\\s+")[1]))
                .sum();
    }

    /** How many bytes its reachable objects take, after a collection. */
    public long reachableBytes() throws IOException {
        return jcmd("GC.class_histogram")
                .lines()
                .filter(line -> line.startsWith("Total"))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[2]))
                .findFirst()
                .orElseThrow();
    }

    /** A process that is busy may not let it in at once. */
    private String jcmd(String command) throws IOException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        List<String> line = List.of(tool, Long.toString(pid), command);
        HubCommand said = run(line);
        for (int tries = 1; said.exitCode() != 0 && tries < TRIES; tries++) {
            said = run(line);
        }
        if (said.exitCode() != 0) {
            throw new IOException(line + ": " + said.text());
        }
        return said.text();
    }

    private static HubCommand run(List<String> line) throws IOException {
        try {
            return HubCommand.run(Map.of(), line);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
