package org.labhub.driver.@name@.internal;

import java.io.IOException;

/** What is spoken with the device. It is a simulation: write here what yours wants to hear. */
final class @Name@Device {

    private boolean connected;
    private double value;

    void connect() throws IOException {
        connected = true;
    }

    double read() throws IOException {
        if (!connected) {
            throw new IOException("the device is not connected");
        }
        value = 0.9 * value + Math.random() - 0.5;
        return value;
    }

    void disconnect() {
        connected = false;
    }
}
