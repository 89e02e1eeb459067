package org.labhub.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A port that replays a conversation: lines that begin with {@code >} are what the driver must send, those that begin with
 * {@code <} are what the device answers. What is sent out of turn is refused; who reads when nothing is due gets a time-out.
 * Every line ends with a line feed. One thread.
 */
public final class ScriptedPort {

    private final Deque<String> script;
    private final InputStream input = new Answers();
    private final OutputStream output = new Questions();
    private InputStream answer = new ByteArrayInputStream(new byte[0]);
    private boolean unplugged;

    private ScriptedPort(List<String> lines) {
        script = new ArrayDeque<>(lines);
    }

    /**
     * Of a script.
     *
     * @param lines each begins with {@code >} or {@code <}
     * @return a port at its beginning
     */
    public static ScriptedPort replaying(String... lines) {
        for (String line : lines) {
            if (!line.startsWith(">") && !line.startsWith("<")) {
                throw new IllegalArgumentException("a line of a script begins with > or <, not so \"" + line + "\"");
            }
        }
        return new ScriptedPort(List.of(lines));
    }

    /**
     * What the driver reads from.
     *
     * @return the device's answers
     */
    public InputStream input() {
        return input;
    }

    /**
     * What the driver writes to.
     *
     * @return compares with the script
     */
    public OutputStream output() {
        return output;
    }

    /** From now on reading and writing fail, as if the cable had been pulled. */
    public void unplug() {
        unplugged = true;
    }

    /** The cable is in again. */
    public void plug() {
        unplugged = false;
    }

    /**
     * Whether all of the script was said.
     *
     * @return true at its end
     */
    public boolean isOver() {
        return script.isEmpty();
    }

    private void check() throws IOException {
        if (unplugged) {
            throw new IOException("the port is unplugged");
        }
    }

    private void sent(String line) throws IOException {
        String expected = script.isEmpty() ? "nothing more" : script.peek();
        if (!expected.equals(">" + line)) {
            throw new IOException("the script has \"" + expected + "\" here, not \">" + line + "\"");
        }
        script.remove();
    }

    private final class Questions extends OutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public void write(int octet) throws IOException {
            check();
            if (octet == '\n') {
                sent(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(octet);
            }
        }
    }

    private final class Answers extends InputStream {

        @Override
        public int read() throws IOException {
            check();
            int octet = answer.read();
            return octet >= 0 ? octet : next().read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            into[offset] = (byte) read();
            return 1;
        }

        private InputStream next() throws IOException {
            if (script.isEmpty() || !script.peek().startsWith("<")) {
                throw new InterruptedIOException("the device did not answer in time");
            }
            String line = script.remove().substring(1) + "\n";
            answer = new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8));
            return answer;
        }
    }
}
