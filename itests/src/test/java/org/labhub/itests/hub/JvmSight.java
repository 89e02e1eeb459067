package org.labhub.itests.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Looks into another Java process from outside, with the tools of the JDK. */
public final class JvmSight {

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

    private String jcmd(String command) throws IOException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(tool.toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
