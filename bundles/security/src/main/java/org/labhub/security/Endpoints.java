package org.labhub.security;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules for addresses: they are checked before a socket exists. */
public final class Endpoints {

    private static final Pattern TCP =
            Pattern.compile("tcp://([A-Za-z0-9.-]{1,253}|\\*|\\[[0-9a-fA-F:.]+]):(\\d{1,5}|\\*)");

    private Endpoints() {}

    /**
     * Refuses what no client could connect to.
     *
     * @param address for example {@code tcp://127.0.0.1:5570}
     * @return the same
     */
    public static String checkConnectable(String address) {
        Matcher parts = parts(address);
        if (parts.group(1).equals("*") || leavesPortOpen(address)) {
            throw new IllegalArgumentException(
                    "an address to connect to names one host and one port, not \"" + address + "\"");
        }
        return address;
    }

    /**
     * Whether the port is whichever is free, and known only when somebody listens.
     *
     * @param address for example {@code tcp://127.0.0.1:0}
     * @return true for the ports * and 0
     */
    public static boolean leavesPortOpen(String address) {
        String port = parts(address).group(2);
        return port.equals("*") || Integer.parseInt(port) == 0;
    }

    /**
     * Refuses what no server could bind.
     *
     * @param address for example {@code tcp://127.0.0.1:*}
     * @return the same
     */
    public static String checkBindable(String address) {
        parts(address);
        return address;
    }

    private static Matcher parts(String address) {
        Matcher parts = TCP.matcher(address);
        if (!parts.matches() || (!parts.group(2).equals("*") && Integer.parseInt(parts.group(2)) > 65535)) {
            throw new IllegalArgumentException("an address is tcp://host:port, not \"" + address + "\"");
        }
        return parts;
    }
}
