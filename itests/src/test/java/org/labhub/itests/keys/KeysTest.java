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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private static Path base;

    private static HubProcess hub;

    @TempDir
    private Path mine;

    @BeforeAll
    static void start() throws IOException {
        hub = HubProcess.start(base);
        hub.awaitBroker(base);
    }

    @AfterAll
    static void end() {
        hub.close();
    }

    private static HubCommand labhub(String... words) throws IOException, InterruptedException {
        HubCommand done = HubCommand.run(words);
        assertEquals(0, done.exitCode(), done.text());
        return done;
    }

    private String keys(String... words) throws IOException, InterruptedException {
        String[] line = new String[words.length + 3];
        line[0] = "keys";
        System.arraycopy(words, 0, line, 1, words.length);
        line[words.length + 1] = "--base";
        line[words.length + 2] = base.toString();
        return labhub(line).text().strip();
    }

    private KeyPair made(Path file) throws IOException, InterruptedException {
        keys("make", file.toString());
        return KeyPair.in(file);
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
        KeyPair scope = made(mine.resolve("scope.key"));
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
        String key = made(mine.resolve("scope.key")).publicKey().z85();
        keys("trust", "bench", key, "instrument");
        assertTrue(keys("list").lines().anyMatch(line -> line.matches("bench +instrument +\\Q" + key + "\\E")));
    }

    @Test
    void aMadeKeyIsItsOwnersAlone() throws IOException, InterruptedException {
        Path file = mine.resolve("scope.key");
        made(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aRotatedBrokerListensWithItsNewKey() throws IOException, InterruptedException {
        PublicKey before = LocalConnection.ofBase(base).read().broker();
        PublicKey fresh = new PublicKey(keys("rotate"));
        Await.until(PATIENCE, () -> told().equals(Optional.of(fresh)), hub::output);
        assertFalse(before.equals(fresh));
    }

    /** What the hub tells the processes of its user; nothing while its broker begins anew. */
    private static Optional<PublicKey> told() {
        try {
            return Optional.of(LocalConnection.ofBase(base).read().broker());
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    @Test
    void theBrokersChannelsAreListedWithoutAShell() {
        awaitSaid("Nobody offers a channel", "broker", "list", "--base", base.toString());
    }

    @Test
    void aBrokerElsewhereIsNamedByItsAddressAndItsKey() throws IOException, InterruptedException {
        Path file = mine.resolve("visitor.key");
        keys("trust", "visitor", made(file).publicKey().z85(), "consumer");
        String broker = LocalConnection.ofBase(base).read().address() + " " + keys("show");
        String[] list = {"broker", "list", "--broker", broker, "--key", file.toString(), "--base", mine.toString()};
        awaitSaid("Nobody offers a channel at tcp://", list);
    }

    @Test
    void howMuchTheBrokerLogsIsSetWhileItRuns() throws IOException, InterruptedException {
        labhub("broker", "log-level", "debug", "--base", base.toString());
        Path levels = base.resolve("data/log-levels.xml");
        Await.until(PATIENCE, () -> read(levels).contains("\"org.labhub.broker\" level=\"DEBUG\""), hub::output);
        assertEquals(
                "DEBUG",
                labhub("broker", "log-level", "--base", "" + base).text().strip());
    }

    @Test
    void thereIsNoSecondBrokerBesideThatOfAHub() throws IOException, InterruptedException {
        HubCommand run = HubCommand.run("broker", "run", "--base", base.toString());
        assertTrue(run.exitCode() != 0 && run.text().contains("has its broker already"), run.text());
    }

    /** Just after it was trusted, the key may be refused once. */
    private static void awaitSaid(String wanted, String... words) {
        List<String> answers = new ArrayList<>();
        Await.until(
                PATIENCE,
                () -> {
                    answers.add(said(words));
                    return answers.get(answers.size() - 1).contains(wanted);
                },
                () -> answers + hub.output());
    }

    private static String said(String... words) {
        try {
            return HubCommand.run(words).text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
