package org.labhub.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.labhub.api.security.PublicKey;
import org.labhub.security.internal.DataFolder;
import org.labhub.security.internal.file.PrivateFile;
import org.osgi.framework.BundleContext;

/** How a process of the hub's user finds and enters the broker, or the remote shell: a file in the hub's base that nobody else may read. */
public final class LocalConnection {

    private final Path path;

    private LocalConnection(Path path) {
        this.path = path;
    }

    /**
     * Of the hub that runs in this framework.
     *
     * @param context knows where the hub's data is
     * @return its connection
     */
    public static LocalConnection of(BundleContext context) {
        return new LocalConnection(DataFolder.of(context).brokerConnection());
    }

    /**
     * Of a hub on this machine.
     *
     * @param base its folder with {@code conf}, {@code deploy} and {@code data}
     * @return its connection
     */
    public static LocalConnection ofBase(Path base) {
        return new LocalConnection(DataFolder.ofBase(base).brokerConnection());
    }

    /**
     * Of the remote shell of the hub that runs in this framework.
     *
     * @param context knows where the hub's data is
     * @return its connection
     */
    public static LocalConnection ofShell(BundleContext context) {
        return new LocalConnection(DataFolder.of(context).shellConnection());
    }

    /**
     * Of the remote shell of a hub on this machine.
     *
     * @param base its folder with {@code conf}, {@code deploy} and {@code data}
     * @return its connection
     */
    public static LocalConnection ofShell(Path base) {
        return new LocalConnection(DataFolder.ofBase(base).shellConnection());
    }

    /**
     * One that somebody has written down.
     *
     * @param file with the four lines, of its user alone
     * @return the connection
     */
    public static LocalConnection at(Path file) {
        return new LocalConnection(file);
    }

    /**
     * What a client needs.
     *
     * @param address where it listens
     * @param broker the server's public key
     * @param mine the keys of the hub's user
     */
    public record Entrance(String address, PublicKey broker, KeyPair mine) {}

    /**
     * Leaves it for others.
     *
     * @param address where it listens
     * @param broker the server's public key
     * @param local the keys of the hub's user
     */
    public void leave(String address, PublicKey broker, KeyPair local) {
        String lines = "address=" + address + "\nbroker=" + broker + "\npublic=" + local.publicKey() + "\nsecret="
                + local.secretZ85() + "\n";
        try {
            new PrivateFile(path).replace(lines.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("local processes will not find the hub", e);
        }
    }

    /**
     * Reads it.
     *
     * @return what a client needs
     * @throws IOException if no broker runs there, or the file is not this user's
     */
    public Entrance read() throws IOException {
        byte[] content = new PrivateFile(path)
                .content()
                .orElseThrow(() -> new IOException("nothing listens there: " + path + " is missing; start the hub"));
        Map<String, String> lines = new String(content, StandardCharsets.UTF_8)
                .lines()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1)));
        return new Entrance(
                lines.getOrDefault("address", ""),
                new PublicKey(lines.getOrDefault("broker", "")),
                KeyPair.of(lines.getOrDefault("public", ""), lines.getOrDefault("secret", "")));
    }

    /** Takes it away. */
    public void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
