package org.labhub.security;

import java.util.Arrays;
import java.util.HexFormat;

/** Where an answer goes: one connection, for as long as it lasts. It proves nothing about who is there. */
public final class Route {

    private final byte[] bytes;

    private Route(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes a copy.
     *
     * @param bytes as the socket gave them
     * @return a route
     */
    public static Route of(byte[] bytes) {
        return new Route(bytes.clone());
    }

    /**
     * Gives a copy.
     *
     * @return as the socket gave them
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Route route && Arrays.equals(bytes, route.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
