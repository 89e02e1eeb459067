package org.labhub.broker.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.labhub.broker.Broker;
import org.labhub.broker.BrokerParts;
import org.labhub.broker.BrokerSettings;
import org.labhub.schema.Schemas;
import org.labhub.security.HubFiles;
import org.labhub.security.LocalConnection;

/** Runs a broker alone on a base, in the foreground, until the process is stopped. */
public final class RunCommand {

    private RunCommand() {}

    /**
     * Runs.
     *
     * @param base whose vault, trust list and name it uses
     * @param arguments {@code run}, and the address to bind if it is not the default
     * @return 0 at the end
     * @throws IOException if the vault cannot be opened
     * @throws InterruptedException at the end
     */
    public static int run(Path base, List<String> arguments) throws IOException, InterruptedException {
        BrokerSettings settings =
                BrokerSettings.DEFAULT.boundTo(arguments.isEmpty() ? BrokerSettings.DEFAULT_ADDRESS : arguments.get(0));
        LocalConnection connection = LocalConnection.ofBase(base);
        CountDownLatch stopped = new CountDownLatch(1);
        try (HubFiles files = HubFiles.open(base);
                Broker broker = Broker.start(new BrokerParts(
                        settings,
                        files.identities().hub(),
                        files.keys()::broker,
                        files.trust(),
                        files.audit(),
                        Schemas.registry(base.resolve("conf/schemas")),
                        Schemas.parser()))) {
            connection.leave(broker.address(), broker.publicKey(), files.keys().local());
            Runtime.getRuntime().addShutdownHook(new Thread(connection::remove, "labhub broker farewell"));
            System.out.println(
                    "The broker listens on " + broker.address() + ", its public key is " + broker.publicKey());
            stopped.await();
        }
        return 0;
    }
}
