package org.labhub.admin.internal.endpoint;

import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.felix.service.command.CommandProcessor;
import org.labhub.api.security.Audit;
import org.labhub.api.security.Trust;
import org.labhub.security.Endpoints;
import org.labhub.security.GuardedServer;
import org.labhub.security.HubKeys;
import org.labhub.security.LocalConnection;
import org.labhub.security.ServerSpec;
import org.labhub.security.Sockets;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Listens for {@code bin/labhub shell}, on this machine only. An address that is taken is tried again, and the hub runs without it. */
@Component(configurationPid = "org.labhub.admin", immediate = true, service = AdminEndpoint.class)
@Designate(ocd = AdminEndpoint.Config.class)
public final class AdminEndpoint {

    /** Where the remote shell listens. */
    @ObjectClassDefinition(
            name = "Remote shell",
            description = "For bin/labhub shell: the labhub commands, by an admin key.")
    public @interface Config {
        /** Its address. */
        @AttributeDefinition(
                description =
                        "Where it listens, on this machine only. LABHUB_ADMIN_ADDRESS wins over it. Port * takes a free one.")
        String address() default "tcp://127.0.0.1:5600";

        /** How long a command may take. */
        @AttributeDefinition(
                name = "patience.seconds",
                description = "How long a command may take before it is told to stop: 1 to 3600.",
                min = "1",
                max = "3600")
        int patience_seconds() default 30;
    }

    private static final Logger LOG = System.getLogger(AdminEndpoint.class.getName());
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 250;
    private static final int QUEUED = 64;

    private final String address;
    private final Duration patience;
    private final HubKeys keys;
    private final Trust trust;
    private final Audit audit;
    private final Commands commands;
    private final LocalConnection connection;
    private final ExecutorService workers =
            Executors.newCachedThreadPool(work -> daemon(work, "labhub-remote-command"));
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = daemon(this::run, "labhub-remote-shell");

    /** Begins to listen. */
    @Activate
    public AdminEndpoint(
            BundleContext context,
            Config config,
            @Reference HubKeys keys,
            @Reference Trust trust,
            @Reference Audit audit,
            @Reference CommandProcessor processor) {
        this(
                local(Optional.ofNullable(context.getProperty("labhub.admin.address"))
                        .filter(told -> !told.isBlank())
                        .orElse(config.address())),
                Duration.ofSeconds(config.patience_seconds()),
                keys,
                trust,
                audit,
                new GogoCommands(processor),
                LocalConnection.ofShell(context));
    }

    AdminEndpoint(
            String address,
            Duration patience,
            HubKeys keys,
            Trust trust,
            Audit audit,
            Commands commands,
            LocalConnection connection) {
        this.address = address;
        this.patience = patience;
        this.keys = keys;
        this.trust = trust;
        this.audit = audit;
        this.commands = commands;
        this.connection = connection;
        thread.start();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Refuses an address that others can reach. */
    static String local(String address) {
        Endpoints.checkBindable(address);
        if (!address.matches("tcp://(127\\.0\\.0\\.1|localhost|\\[::1]):.*")) {
            throw new IllegalArgumentException(
                    "the remote shell listens on this machine only (tcp://127.0.0.1:5600), not on " + address
                            + "; from elsewhere, use a tunnel");
        }
        return address;
    }

    /** Ends it; commands that run are told to stop. */
    @Deactivate
    public void close() throws InterruptedException {
        ended.countDown();
        workers.shutdownNow();
        thread.join(Duration.ofSeconds(5).toMillis());
    }

    private boolean goesOn() {
        return ended.getCount() > 0;
    }

    private void run() {
        boolean told = false;
        while (goesOn()) {
            try (GuardedServer server = open()) {
                connection.leave(server.address(), keys.broker().publicKey(), keys.local());
                told = false;
                serve(server);
            } catch (RuntimeException e) { // of the socket: it is opened again
                if (!told && goesOn()) {
                    LOG.log(
                            Level.WARNING,
                            "the remote shell cannot listen on " + address + ": " + e.getMessage()
                                    + ". Choose another address for org.labhub.admin; it is tried again");
                }
                told = true;
                pause();
            }
        }
        forget();
    }

    private GuardedServer open() {
        return Sockets.serve(
                new ServerSpec("remote-shell", address, keys.broker(), Wire.MOST_BYTES, QUEUED), trust::of);
    }

    private void serve(GuardedServer server) {
        Desk desk = new Desk(
                commands,
                audit,
                new Sessions(InstantSource.system()),
                workers,
                patience.toNanos(),
                System::nanoTime,
                server::wake);
        while (goesOn() && server.isSound()) {
            server.receive(LOOK_MILLIS).ifPresent(desk::take);
            desk.outgoing().forEach(one -> server.send(one.route(), Wire.frames(one.reply())));
        }
    }

    private void pause() {
        try {
            boolean over = ended.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            LOG.log(Level.DEBUG, "over: {0}", over);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget() {
        try {
            connection.remove();
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "the address of the remote shell stays behind: " + e.getMessage());
        }
    }
}
