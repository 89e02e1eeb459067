package org.labhub.broker.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.labhub.broker.Broker;
import org.labhub.broker.BrokerParts;
import org.labhub.broker.BrokerSettings;
import org.labhub.schema.Schemas;
import org.labhub.security.HubFiles;
import org.labhub.security.LocalConnection;

/** Runs a broker alone on a base, in the foreground, until the process is stopped. */
public final class RunCommand {

    private static final long LOOK_MILLIS = 500;

    private RunCommand() {}

    /**
     * Runs.
     *
     * @param base whose vault, trust list and name it uses
     * @param arguments {@code run}, and the address to bind if it is not that of the environment or the default
     * @return the exit code: 2 used wrongly, 4 failed; else it runs until it is interrupted
     * @throws IOException if the vault cannot be opened
     * @throws InterruptedException at the end
     */
    public static int run(Path base, List<String> arguments) throws IOException, InterruptedException {
        if (arguments.size() > 2) {
            System.err.println("broker: run takes one address, not " + arguments.subList(1, 3));
            return 2;
        }
        String address = arguments.size() == 2 ? arguments.get(1) : usualAddress();
        try (HubFiles files = HubFiles.open(base)) {
            BrokerLog log = new BrokerLog(base);
            log.begin();
            LocalConnection connection = LocalConnection.ofBase(base);
            serve(
                    Broker.start(
                            parts(base, BrokerSettings.DEFAULT.boundTo(address), files),
                            listening -> tell(listening, connection, files)),
                    connection,
                    log);
            return 0;
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("broker: " + e.getMessage());
            return 4;
        }
    }

    private static String usualAddress() {
        return Optional.ofNullable(System.getenv("LABHUB_BROKER_ADDRESS"))
                .filter(text -> !text.isBlank())
                .orElse(BrokerSettings.DEFAULT_ADDRESS);
    }

    private static BrokerParts parts(Path base, BrokerSettings settings, HubFiles files) {
        return new BrokerParts(
                settings,
                files.identities().hub(),
                files.keys()::broker,
                files.trust(),
                files.audit(),
                Schemas.registry(base.resolve("conf/schemas")),
                Schemas.parser());
    }

    /** Each time that it listens: its key may be a new one. */
    private static void tell(Broker broker, LocalConnection connection, HubFiles files) {
        connection.leave(broker.address(), broker.publicKey(), files.keys().local());
        System.out.println("The broker listens on " + broker.address() + ", its public key is " + broker.publicKey());
    }

    /** Whatever ends the process, local clients look for it no longer, and what is to be audited is written. */
    private static void serve(Broker broker, LocalConnection connection, BrokerLog log)
            throws IOException, InterruptedException {
        Runnable farewell = () -> {
            connection.remove();
            broker.close();
        };
        Runtime.getRuntime().addShutdownHook(new Thread(farewell, "labhub broker farewell"));
        CountDownLatch never = new CountDownLatch(1);
        while (!never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            log.follow().ifPresent(level -> System.out.println("The broker logs at " + level + " from now on"));
        }
    }
}
