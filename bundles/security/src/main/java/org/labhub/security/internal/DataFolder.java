package org.labhub.security.internal;

import java.nio.file.Path;
import org.osgi.framework.BundleContext;

/**
 * Says where in a hub's base the files of this bundle lie.
 *
 * @param path the folder {@code data} of the base
 */
public record DataFolder(Path path) {

    /** The framework property that names it. */
    public static final String DATA = "labhub.data";

    /**
     * The data folder of the hub that runs in this framework.
     *
     * @param context asked for {@link #DATA}
     * @return its data folder
     */
    public static DataFolder of(BundleContext context) {
        String data = context.getProperty(DATA);
        if (data == null || data.isBlank()) {
            throw new IllegalStateException("the framework property " + DATA
                    + " does not say where the hub keeps its data; start the hub by bin/labhub");
        }
        return new DataFolder(Path.of(data));
    }

    /**
     * The data folder of some base.
     *
     * @param base the folder with {@code conf}, {@code deploy} and {@code data}
     * @return its data folder
     */
    public static DataFolder ofBase(Path base) {
        return new DataFolder(base.resolve("data"));
    }

    /**
     * Where the hash of the console's password lies.
     *
     * @return the file, which need not be there
     */
    public Path consolePassword() {
        return path.resolve("security").resolve("console-password");
    }

    /**
     * Where it is written who did what.
     *
     * @return the file, which need not be there
     */
    public Path auditLog() {
        return path.resolve("audit.log");
    }

    /**
     * Where the hub's secrets and its trust list lie, encrypted.
     *
     * @return the file, which need not be there
     */
    public Path vault() {
        return path.resolve("security").resolve("vault");
    }

    /**
     * What opens the vault of a hub that starts unattended.
     *
     * @return the file, which is not there when a password opens it
     */
    public Path vaultKey() {
        return path.resolve("security").resolve("vault.key");
    }

    /**
     * The names that were made once and are kept.
     *
     * @return the file, which need not be there
     */
    public Path uids() {
        return path.resolve("security").resolve("uids");
    }

    /**
     * How a process of the same user finds the broker.
     *
     * @return the file, which is there while the broker runs
     */
    public Path brokerConnection() {
        return path.resolve("broker").resolve("connection");
    }

    /**
     * How a process of the same user finds the remote shell.
     *
     * @return the file, which is there while it listens
     */
    public Path shellConnection() {
        return path.resolve("shell").resolve("connection");
    }
}
