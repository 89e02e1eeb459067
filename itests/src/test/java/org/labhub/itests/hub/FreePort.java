package org.labhub.itests.hub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds ports of this machine for programs that have to be told one: below those that the kernel gives to whoever asks for any. */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int PORTS = 10_000;

    /** Two runs of tests on one machine begin at different places. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 37 % PORTS));

    private FreePort() {}

    /** One at which nobody listens, and which no other test of this run was given. */
    public static int any() throws IOException {
        for (int tries = 0; tries < PORTS; tries++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), PORTS);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no port from " + FIRST + " on is free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
