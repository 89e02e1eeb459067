package org.labhub.itests.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.broker.Connection.State;
import org.labhub.api.security.PublicKey;
import org.labhub.broker.client.ClientSettings;
import org.labhub.broker.client.ZmqBrokerClient;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.hub.HubProcess;
import org.labhub.security.KeyPair;
import org.labhub.security.LocalConnection;

/** {@code bin/labhub keys} beside a hub that runs: it goes by each change at once. */
final class KeysTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private Path base;

    private HubProcess hub;

    @BeforeEach
    void start() throws IOException {
        hub = HubProcess.start(base);
        hub.awaitBroker(base);
    }

    @AfterEach
    void end() {
        hub.close();
    }

    private String keys(String... words) throws IOException, InterruptedException {
        String[] line = new String[words.length + 3];
        line[0] = "keys";
        System.arraycopy(words, 0, line, 1, words.length);
        line[words.length + 1] = "--base";
        line[words.length + 2] = base.toString();
        HubCommand done = HubCommand.run(line);
        assertEquals(0, done.exitCode(), done.text());
        return done.text().strip();
    }

    private KeyPair made(Path file) throws IOException, InterruptedException {
        keys("make", file.toString());
        List<String> lines = Files.readAllLines(file);
        return KeyPair.of(
                lines.get(0).substring("public=".length()), lines.get(1).substring("secret=".length()));
    }

    private ZmqBrokerClient client(KeyPair mine) throws IOException, InterruptedException {
        String address = LocalConnection.ofBase(base).read().address();
        PublicKey broker = new PublicKey(keys("show"));
        return ZmqBrokerClient.open(new ClientSettings(address, broker, mine, "scope", SOON));
    }

    private void until(ZmqBrokerClient client, State state) {
        Await.until(PATIENCE, () -> client.connection().state() == state, hub::output);
    }

    @Test
    void aKeyThatIsTrustedIsLetInAndOneThatIsRevokedIsShutOut() throws IOException, InterruptedException {
        KeyPair scope = made(base.resolve("scope.key"));
        try (ZmqBrokerClient client = client(scope)) {
            until(client, State.REFUSED);
            keys("trust", "scope", scope.publicKey().z85(), "consumer");
            until(client, State.CONNECTED);
            keys("revoke", "scope");
            until(client, State.REFUSED);
        }
    }

    @Test
    void whoIsTrustedIsListed() throws IOException, InterruptedException {
        String key = made(base.resolve("scope.key")).publicKey().z85();
        keys("trust", "scope", key, "instrument");
        assertTrue(keys("list").lines().anyMatch(line -> line.matches("scope +instrument +\\Q" + key + "\\E")));
    }

    @Test
    void aMadeKeyIsItsOwnersAlone() throws IOException, InterruptedException {
        Path file = base.resolve("scope.key");
        made(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aRotatedBrokerListensWithItsNewKey() throws IOException, InterruptedException {
        PublicKey before = LocalConnection.ofBase(base).read().broker();
        PublicKey fresh = new PublicKey(keys("rotate"));
        Await.until(PATIENCE, () -> told().equals(fresh), hub::output);
        assertFalse(before.equals(fresh));
    }

    /** What the hub tells the processes of its user. */
    private PublicKey told() {
        try {
            return LocalConnection.ofBase(base).read().broker();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theBrokersChannelsAreListedWithoutAShell() throws IOException, InterruptedException {
        HubCommand list = HubCommand.run("broker", "list", "--base", base.toString());
        assertEquals(0, list.exitCode(), list.text());
    }
}
