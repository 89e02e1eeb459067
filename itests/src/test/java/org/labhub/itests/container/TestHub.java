package org.labhub.itests.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.labhub.itests.hub.BlocksInMemory;
import org.labhub.itests.hub.FreePort;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.TestAddress;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

/** The shipped bundles in a process of their own, on a base of their own, with room for one test bundle at a time. */
public final class TestHub implements AutoCloseable {

    private final ExamSystem system;
    private final TestContainer container;
    private final Path base;
    private final int port;

    private TestHub(ExamSystem system, TestContainer container, Path base, int port) {
        this.system = system;
        this.container = container;
        this.base = base;
        this.port = port;
    }

    static TestHub start() {
        try {
            Path base = Files.createTempDirectory("labhub-inside");
            BlocksInMemory.removeAtTheEnd(base);
            int port = FreePort.any();
            ExamSystem system = new HubOptions(base, port).system();
            return new TestHub(system, PaxExamRuntime.createContainer(system).start(), base, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An address of its web server. */
    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Runs a public method of a public class inside the hub; what it throws there is thrown here. */
    public void run(Class<?> type, String method) throws Throwable {
        TestProbeBuilder probe = system.createProbe();
        TestAddress address = probe.addTest(type, method);
        try (InputStream bundle = probe.build().getStream()) {
            container.installProbe(bundle);
        }
        try {
            container.call(address);
        } catch (RuntimeException e) {
            throw Thrown.inside(e);
        } finally {
            container.uninstallProbe();
        }
    }

    @Override
    public void close() throws IOException {
        container.stop();
        try (Stream<Path> all = Files.walk(base)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
