package org.labhub.deploy.internal;

import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.labhub.api.deploy.DeployedFiles;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Looks at the deploy folder as often as the container does, so that what happens there is in the log without anybody asking. */
@Component(service = {})
public final class DeployWatch {

    private static final System.Logger LOG = System.getLogger("org.labhub.deploy");
    private static final String PERIOD = "felix.fileinstall.poll";
    private static final String USUAL_MILLIS = "500";

    private final ScheduledExecutorService thread;
    private final ScheduledFuture<?> looks;

    /**
     * Begins to look.
     *
     * @param context knows how often the container looks
     * @param files what is looked at
     */
    @Activate
    public DeployWatch(BundleContext context, @Reference DeployedFiles files) {
        long period = Long.parseLong(Objects.requireNonNullElse(context.getProperty(PERIOD), USUAL_MILLIS));
        Changes changes = new Changes(LOG);
        thread = Executors.newSingleThreadScheduledExecutor(DeployWatch::daemon);
        looks = thread.scheduleWithFixedDelay(() -> look(files, changes), 0, period, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "labhub-deploy");
        thread.setDaemon(true);
        return thread;
    }

    private static void look(DeployedFiles files, Changes changes) {
        try {
            changes.see(files.look());
        } catch (RuntimeException failure) {
            changes.blind(String.valueOf(failure.getMessage()));
        }
    }

    /** Ends the thread. */
    @Deactivate
    public void close() {
        looks.cancel(false);
        thread.shutdown();
    }
}
