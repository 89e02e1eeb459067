package org.labhub.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
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

    private static final int LAST_PORT = 65535;
    private static final String WHERE =
            "It is set in conf/framework.properties, or by LABHUB_HTTP_HOST and LABHUB_HTTP_PORT";

    private static final String HOST = "org.apache.felix.http.host";
    private static final String PORT = "org.osgi.service.http.port";

    static ConsoleAddress of(Map<String, String> properties) throws Refusal {
        ConsoleAddress console =
                new ConsoleAddress(properties.getOrDefault(HOST, ""), port(properties.getOrDefault(PORT, "")));
        console.mustBeOnThisMachine();
        return console;
    }

    private static int port(String digits) throws Refusal {
        if (!digits.matches("[1-9][0-9]{0,4}") || Integer.parseInt(digits) > LAST_PORT) {
            throw new Refusal("the console's port must be a number from 1 to %d, not \"%s\". %s"
                    .formatted(LAST_PORT, digits, WHERE));
        }
        return Integer.parseInt(digits);
    }

    /** The console speaks plain HTTP; whoever wants it elsewhere puts a tunnel or a proxy in front of it. */
    private void mustBeOnThisMachine() throws Refusal {
        try {
            if (!host.isBlank() && InetAddress.getByName(host).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException e) {
            throw new Refusal("the console's host \"%s\" is unknown. %s".formatted(host, WHERE));
        }
        throw new Refusal(
                "the console may listen on this machine only (127.0.0.1, ::1), not on \"%s\"; from elsewhere, use a tunnel or a proxy. %s"
                        .formatted(host, WHERE));
    }

    /** Refuses a port that somebody else listens on. */
    void mustBeFree() throws Refusal {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw new Refusal("the console cannot listen on %s port %d: %s. Free it, or choose another. %s"
                    .formatted(host, port, e.getMessage(), WHERE));
        }
    }

    /** Leaves the address for {@code bin/labhub status}. */
    void record(Site site) throws IOException {
        Files.writeString(fileOf(site), this + System.lineSeparator());
    }

    void forget(Site site) throws IOException {
        Files.deleteIfExists(fileOf(site));
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
        return "http://%s:%d/system/console".formatted(host.contains(":") ? "[" + host + "]" : host, port);
    }
}
