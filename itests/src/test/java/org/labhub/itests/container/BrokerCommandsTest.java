package org.labhub.itests.container;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.labhub.itests.hub.Await;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The shell's commands about the broker, called in a hub as the shell calls them. */
@WithHub
public final class BrokerCommandsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static String said(BundleContext context, String command) {
        try {
            ServiceReference<?>[] found =
                    context.getServiceReferences((String) null, "(osgi.command.function=" + command + ")");
            if (found == null) {
                return "nobody knows " + command;
            }
            Object service = context.getService(found[0]);
            return String.valueOf(service.getClass().getMethod(command).invoke(service));
        } catch (InvalidSyntaxException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @InContainer
    public void theBrokerIsShownAsConnectedWithItsCounters(BundleContext context) {
        Await.until(PATIENCE, () -> said(context, "broker").contains("connected"), () -> said(context, "broker"));
        Await.until(PATIENCE, () -> said(context, "broker").contains("untrusted"), () -> said(context, "broker"));
    }

    @Test
    @InContainer
    public void aHubWithoutPluginsHasNoChannels(BundleContext context) {
        Await.until(
                PATIENCE,
                () -> said(context, "channels").equals("Nobody offers a channel."),
                () -> said(context, "channels"));
    }

    @Test
    @InContainer
    public void nobodyIsRegisteredWithoutPlugins(BundleContext context) {
        Await.until(
                PATIENCE, () -> said(context, "roles").equals("Nobody is registered."), () -> said(context, "roles"));
    }

    @Test
    @InContainer
    public void theHubItselfIsTrusted(BundleContext context) {
        Await.until(PATIENCE, () -> said(context, "trust").contains("admin"), () -> said(context, "trust"));
    }
}
