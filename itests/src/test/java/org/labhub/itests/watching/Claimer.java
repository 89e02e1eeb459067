package org.labhub.itests.watching;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another process that writes a block and is in the middle of a frame. */
final class Claimer implements AutoCloseable {

    private final Process process;

    private Claimer(Process process) {
        this.process = process;
    }

    /** Returns when it holds a slot of its block. */
    static Claimer of(Path folder, String block) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        classes,
                        ClaimingProgram.class.getName(),
                        folder.toString(),
                        block)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] said = process.getInputStream().readNBytes("claimed".length());
        if (!new String(said, StandardCharsets.UTF_8).equals("claimed")) {
            throw new AssertionError("it claims nothing: " + process.onExit().join());
        }
        return new Claimer(process);
    }

    long pid() {
        return process.pid();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
