package org.labhub.admin.internal.endpoint;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.labhub.admin.internal.endpoint.Reply.Outcome;
import org.labhub.security.GuardedConnection;
import org.labhub.security.GuardedConnection.Link;
import org.labhub.security.LocalConnection.Entrance;
import org.labhub.security.Sockets;

/** A session at a hub, for one thread. */
final class RemoteShell implements AutoCloseable {

    private static final Duration GREETING = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 4;

    /** Nobody said anything. */
    private static final class NoAnswer extends IOException {
        private static final long serialVersionUID = 1;

        NoAnswer(String message) {
            super(message);
        }
    }

    private final GuardedConnection connection;
    private final Reply welcome;
    private long number;

    private RemoteShell(GuardedConnection connection, Reply welcome) {
        this.connection = connection;
        this.welcome = welcome;
    }

    /** Connects and says hello; a connection that does not come about is made again, a refusal is final. */
    static RemoteShell open(Entrance entrance) throws IOException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return greet(entrance);
            } catch (NoAnswer again) {
                // it is asked again, by another connection
            }
        }
        return greet(entrance);
    }

    /** Does so once. */
    static RemoteShell greet(Entrance entrance) throws IOException {
        GuardedConnection connection = Sockets.connect(
                "labhub-shell", entrance.address(), entrance.broker(), entrance.mine(), Wire.MOST_BYTES);
        try {
            Reply welcome = ask(connection, Request.HELLO, GREETING);
            if (welcome.outcome() != Outcome.WELCOME) {
                throw new IOException("the hub refuses: " + welcome.text());
            }
            return new RemoteShell(connection, welcome);
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** The commands that there are. */
    List<String> commands() {
        return welcome.commands();
    }

    /** Runs a command and waits for what it says. */
    Reply run(String command, List<String> arguments, Duration patience) throws IOException {
        return ask(connection, new Request(welcome.session(), ++number, command, arguments), patience);
    }

    private static Reply ask(GuardedConnection connection, Request request, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        boolean sent = false;
        while (System.nanoTime() - end < 0) {
            sent = sent || connection.send(Wire.frames(request));
            Optional<Reply> reply = connection.receive(100).flatMap(Wire::reply);
            if (reply.isPresent()) {
                return reply.get();
            }
            if (connection.link() == Link.REFUSED) {
                throw new IOException("the hub does not trust this key, or is another one than it should be");
            }
            if (connection.link() == Link.DOWN) {
                throw new NoAnswer("the hub is gone, or listens elsewhere");
            }
        }
        throw new NoAnswer("no answer within " + patience.toSeconds() + " s");
    }

    @Override
    public void close() {
        connection.close();
    }
}
