package org.labhub.broker.client.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.labhub.broker.client.ClientSettings;
import org.labhub.security.HubFiles;
import org.labhub.security.KeyPair;
import org.labhub.security.LocalConnection;
import org.labhub.security.LocalConnection.Entrance;

/**
 * Which broker is to be asked, and by which key: that of the base, unless its words name another one.
 *
 * @param broker address and public key, or empty
 * @param key a file with a key pair, or empty
 * @param help whether it is only asked what can be asked
 * @param misunderstood the first word that means nothing, or empty
 */
record Asked(String broker, String key, boolean help, String misunderstood) {

    static final String USAGE = """
            The broker, from the command line.
              broker list                                     what is registered at the broker of this base
              broker list --broker "tcp://lab7:5570 KEY"      at another one: its address and its public key
                          --key FILE                          by a key pair of "keys make"; else by that of this base
              broker run [ADDRESS]                            a broker without a hub, in the foreground
              broker log-level [LEVEL]                        how much the broker of this base logs: TRACE to OFF""";

    static Asked of(List<String> arguments) {
        Deque<String> words = new ArrayDeque<>(arguments);
        if ("list".equals(words.peek())) {
            words.pop();
        }
        String broker = "";
        String key = "";
        while (!words.isEmpty()) {
            String word = words.pop();
            if (word.equals("--help")) {
                return new Asked(broker, key, true, "");
            } else if (word.equals("--broker") && !words.isEmpty()) {
                broker = words.pop();
            } else if (word.equals("--key") && !words.isEmpty()) {
                key = words.pop();
            } else {
                return new Asked(broker, key, false, word);
            }
        }
        return new Asked(broker, key, false, "");
    }

    /** Opens the vault of the base only if its own key is to be shown to a stranger. */
    ClientSettings settings(Path base, Duration patience) throws IOException {
        String name = "bin/labhub broker";
        if (!broker.isEmpty()) {
            return ClientSettings.elsewhere(broker, mine(base), name, patience);
        }
        Entrance entrance = LocalConnection.ofBase(base).read();
        KeyPair own = key.isEmpty() ? entrance.mine() : KeyPair.in(Path.of(key));
        return new ClientSettings(entrance.address(), entrance.broker(), own, name, patience);
    }

    private KeyPair mine(Path base) throws IOException {
        if (!key.isEmpty()) {
            return KeyPair.in(Path.of(key));
        }
        try (HubFiles files = HubFiles.open(base)) {
            return files.keys().local();
        }
    }
}
