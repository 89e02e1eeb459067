package org.labhub.admin.internal.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labhub.admin.internal.endpoint.Reply.Outcome;
import org.labhub.api.security.KeyRole;
import org.labhub.security.GuardedConnection;
import org.labhub.security.KeyPair;
import org.labhub.security.LocalConnection;
import org.labhub.security.LocalConnection.Entrance;
import org.labhub.security.Sockets;

/** Those who may, those who may not, and those who try all the same: with real sockets and real keys. */
@Timeout(60)
@Tag("long")
final class AdminEndpointTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration COMMANDS_PATIENCE = Duration.ofSeconds(2);

    private final KnownKeys keys = new KnownKeys();
    private final SlowCommands commands = new SlowCommands();
    private final List<String> audited = new CopyOnWriteArrayList<>();
    private final KeyPair admin = keys.trusted("anna", KeyRole.ADMIN);

    @TempDir
    private Path base;

    private AdminEndpoint endpoint;
    private String address;

    @BeforeEach
    void listen() throws IOException {
        LocalConnection connection = LocalConnection.ofShell(base);
        endpoint = new AdminEndpoint(
                "tcp://127.0.0.1:*",
                COMMANDS_PATIENCE,
                keys,
                keys,
                (actor, event, detail) -> audited.add(actor + "|" + event + "|" + detail),
                commands,
                connection);
        Path file = base.resolve("data/shell/connection");
        until(() -> Files.exists(file));
        address = connection.read().address();
    }

    @AfterEach
    void end() throws InterruptedException {
        endpoint.close();
    }

    private static void until(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - end < 0, "not in time");
            LockSupport.parkNanos(1_000_000);
        }
    }

    private RemoteShell open(KeyPair mine) throws IOException {
        return RemoteShell.open(new Entrance(address, keys.broker().publicKey(), mine));
    }

    /** A connection that has come about; it may have to be made again. */
    private GuardedConnection raw(KeyPair mine) {
        while (true) {
            GuardedConnection raw =
                    Sockets.connect("raw", address, keys.broker().publicKey(), mine, Wire.MOST_BYTES);
            raw.send(Wire.frames(Request.HELLO));
            if (heard(raw, Duration.ofSeconds(2)).isPresent()) {
                return raw;
            }
            raw.close();
        }
    }

    private static Reply ask(GuardedConnection connection, List<byte[]> frames) {
        assertTrue(connection.send(frames));
        return answer(connection);
    }

    private static Reply answer(GuardedConnection connection) {
        return heard(connection, PATIENCE).orElseThrow(() -> new AssertionError("no answer"));
    }

    private static Optional<Reply> heard(GuardedConnection connection, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Optional<Reply> reply = Optional.empty();
        while (reply.isEmpty() && System.nanoTime() - end < 0) {
            reply = connection.receive(100).flatMap(Wire::reply);
        }
        return reply;
    }

    private static Request echo(String session, long number) {
        return new Request(session, number, "echo", List.of("hello"));
    }

    @Test
    void anAdminRunsACommandAndItIsWrittenDown() throws IOException {
        try (RemoteShell shell = open(admin)) {
            assertEquals(List.of("echo", "fail", "hang"), shell.commands());
            Reply reply = shell.run("echo", List.of("a b", "c"), PATIENCE);
            assertEquals(List.of(Outcome.DONE, "a b c"), List.of(reply.outcome(), reply.text()));
        }
        assertTrue(audited.contains("anna, remote shell|remote command|echo a b c"), audited::toString);
    }

    @Test
    void aCommandThatFailsSaysSo() throws IOException {
        try (RemoteShell shell = open(admin)) {
            Reply reply = shell.run("fail", List.of(), PATIENCE);
            assertEquals(List.of(Outcome.FAILED, "no such thing"), List.of(reply.outcome(), reply.text()));
        }
    }

    @Test
    void aKeyThatNobodyTrustsGetsNothing() {
        KeyPair stranger = KeyPair.generate();
        assertThrows(
                IOException.class,
                () -> RemoteShell.greet(new Entrance(address, keys.broker().publicKey(), stranger))
                        .close());
        assertEquals(List.of(), commands.calls);
    }

    @Test
    void aHubWithAnotherKeyIsNotTalkedTo() {
        Entrance other = new Entrance(address, KeyPair.generate().publicKey(), admin);
        assertThrows(IOException.class, () -> RemoteShell.greet(other).close());
    }

    @Test
    void whoIsNoAdminIsRefusedAndWrittenDown() {
        KeyPair operator = keys.trusted("olga", KeyRole.OPERATOR);
        IOException refused =
                assertThrows(IOException.class, () -> open(operator).close());
        assertTrue(refused.getMessage().contains("this key is no admin's"), refused::getMessage);
        until(() -> audited.stream().anyMatch(line -> line.startsWith("olga, remote shell|remote command refused|")));
    }

    @Test
    void aKeyThatIsRevokedIsHeardNoMore() throws IOException {
        try (RemoteShell shell = open(admin)) {
            keys.revoke("anna");
            assertThrows(IOException.class, () -> shell.run("echo", List.of(), Duration.ofSeconds(1)));
        }
        assertEquals(List.of(), commands.calls);
    }

    @Test
    void aRequestThatIsSentAgainIsNotRunAgain() {
        try (GuardedConnection raw = raw(admin)) {
            String session = ask(raw, Wire.frames(Request.HELLO)).session();
            assertEquals(Outcome.DONE, ask(raw, Wire.frames(echo(session, 5))).outcome());
            assertEquals(
                    Outcome.REPLAYED, ask(raw, Wire.frames(echo(session, 5))).outcome());
            assertEquals(
                    Outcome.REPLAYED, ask(raw, Wire.frames(echo(session, 4))).outcome());
        }
        assertEquals(1, commands.calls.size());
    }

    @Test
    void theSessionOfAnotherConnectionIsOfNoUse() {
        try (GuardedConnection one = raw(admin);
                GuardedConnection other = raw(admin)) {
            String session = ask(one, Wire.frames(Request.HELLO)).session();
            assertEquals(
                    Outcome.NO_SESSION,
                    ask(other, Wire.frames(echo(session, 1))).outcome());
            assertEquals(
                    Outcome.NO_SESSION, ask(other, Wire.frames(echo("00", 2))).outcome());
        }
        assertEquals(List.of(), commands.calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gogo:exec", "felix:stop", "labhub:echo", "echo; hang", "ec*", "$0", ".commands", "ECHO"})
    void whatIsNoCommandOfTheScopeIsNotRun(String name) throws IOException {
        try (RemoteShell shell = open(admin)) {
            assertEquals(Outcome.UNKNOWN, shell.run(name, List.of(), PATIENCE).outcome());
        }
        assertEquals(List.of(), commands.calls);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "null",
                "[]",
                "{}",
                "{\"session\":\"\",\"number\":0,\"command\":\"\",\"arguments\":null}",
                "{\"session\":\"\",\"number\":0,\"command\":\"\",\"arguments\":[]}x",
                "{\"session\":\"\",\"session\":\"\",\"number\":0,\"command\":\"\",\"arguments\":[]}",
                "{\"session\":\"\",\"number\":0,\"command\":\"\",\"arguments\":[],\"more\":1}",
                "{\"session\":\"\",\"number\":0,\"command\":\"\",\"arguments\":[[[[[[[[]]]]]]]]}"
            })
    void whatIsNoRequestIsRefused(String body) {
        try (GuardedConnection raw = raw(admin)) {
            byte[] version = Wire.frames(Request.HELLO).get(0);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            assertEquals(Outcome.INVALID, ask(raw, List.of(version, bytes)).outcome());
            assertEquals(Outcome.INVALID, ask(raw, List.of(bytes)).outcome());
            assertEquals(Outcome.WELCOME, ask(raw, Wire.frames(Request.HELLO)).outcome());
        }
    }

    @Test
    void aRequestThatIsTooLongIsNotRead() {
        try (GuardedConnection raw = raw(admin)) {
            String session = ask(raw, Wire.frames(Request.HELLO)).session();
            Request longOne = new Request(session, 1, "echo", List.of("x".repeat(Wire.MOST_OF_REQUEST)));
            assertEquals(Outcome.INVALID, ask(raw, Wire.frames(longOne)).outcome());
        }
        assertEquals(List.of(), commands.calls);
    }

    @Test
    void aFrameThatIsTooLongEndsOnlyItsConnection() throws IOException {
        try (GuardedConnection raw = raw(admin)) {
            ask(raw, Wire.frames(Request.HELLO));
            raw.send(List.of(new byte[2 * Wire.MOST_BYTES]));
            try (RemoteShell shell = open(admin)) {
                assertEquals(
                        Outcome.DONE, shell.run("echo", List.of(), PATIENCE).outcome());
            }
        }
    }

    @Test
    void aCommandThatDoesNotEndIsToldToStopAndTheNextOneRuns() throws IOException, InterruptedException {
        try (RemoteShell shell = open(admin)) {
            assertEquals(
                    Outcome.TIMED_OUT, shell.run("hang", List.of(), PATIENCE).outcome());
            assertTrue(commands.interrupted.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            Reply next = shell.run("echo", List.of("again"), PATIENCE);
            assertEquals(List.of(Outcome.DONE, "again"), List.of(next.outcome(), next.text()));
        }
    }

    @Test
    void whileACommandRunsTheSameConnectionIsTold() {
        try (GuardedConnection raw = raw(admin)) {
            String session = ask(raw, Wire.frames(Request.HELLO)).session();
            raw.send(Wire.frames(new Request(session, 1, "hang", List.of())));
            assertEquals(Outcome.BUSY, ask(raw, Wire.frames(echo(session, 2))).outcome());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://0.0.0.0:5600", "tcp://*:5600", "tcp://192.168.1.5:5600", "ipc:///tmp/x", "5600"})
    void anAddressThatOthersCanReachIsRefused(String address) {
        assertThrows(IllegalArgumentException.class, () -> AdminEndpoint.local(address));
    }

    @Test
    void whenItEndsNobodyIsSentToIt() throws InterruptedException {
        endpoint.close();
        assertTrue(Files.notExists(base.resolve("data/shell/connection")));
    }
}
