package org.labhub.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the web console answers.
 *
 * @param host a name or an address of this machine
 * @param port its TCP port
 */
record ConsoleAddress(String host, int port) {

    static ConsoleAddress of(Map<String, String> properties) throws Refusal {
        String host = properties.getOrDefault("org.apache.felix.http.host", "127.0.0.1");
        String port = properties.getOrDefault("org.osgi.service.http.port", "8181");
        try {
            return new ConsoleAddress(host, Integer.parseInt(port));
        } catch (NumberFormatException e) {
            throw new Refusal("the console's port must be a number, not \"%s\". Change org.osgi.service.http.port in"
                            .formatted(port)
                    + " conf/framework.properties, or LABHUB_HTTP_PORT");
        }
    }

    /** Refuses a port that somebody else listens on. */
    void mustBeFree() throws Refusal {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(
                    "the console cannot listen on %s:%d: %s. Free it, or choose another: LABHUB_HTTP_PORT, or org.osgi.service.http.port in conf/framework.properties"
                            .formatted(host, port, e.getMessage()));
        }
    }

    /** Leaves the address for {@code bin/labhub status}. */
    void record(Site site) throws IOException {
        Files.writeString(fileOf(site), this + System.lineSeparator());
    }

    static String recorded(Site site) {
        try {
            return Files.readString(fileOf(site)).trim();
        } catch (IOException e) {
            return "an address that is not known yet";
        }
    }

    private static Path fileOf(Site site) {
        return site.data().resolve("console.address");
    }

    @Override
    public String toString() {
        return "http://%s:%d/system/console".formatted(host, port);
    }
}
