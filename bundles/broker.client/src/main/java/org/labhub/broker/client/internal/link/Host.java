package org.labhub.broker.client.internal.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine is called, for people to read. No name service is asked. */
final class Host {

    static final String NAME = name();

    private Host() {}

    private static String name() {
        try {
            String text = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
            return text.substring(0, Math.min(255, text.length()));
        } catch (IOException e) {
            return "localhost";
        }
    }
}
