package org.labhub.security.internal.password;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.labhub.api.security.Admission;
import org.labhub.api.security.Audit;
import org.labhub.api.security.Gatekeeper;
import org.labhub.security.internal.DataFolder;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets in who knows the password whose hash lies in the hub's data folder. */
@Component
public final class FileGatekeeper implements Gatekeeper {

    private static final Logger LOG = System.getLogger(FileGatekeeper.class.getName());
    private static final String NAME = "admin";
    private static final String NONE = "";
    private static final Duration ONE_CHECK = Duration.ofSeconds(1);
    private static final Admission.Closed UNSET = new Admission.Closed(
            "No password has been set. Whoever runs the hub sets one with the command: bin/labhub passwd");
    private static final Admission.Closed BROKEN = new Admission.Closed(
            "The password file cannot be used; the hub's log says why. Whoever runs the hub sets a new password with the command: bin/labhub passwd");

    private final PasswordFile file;
    private final Audit audit;
    private final Pauses pauses;
    private final Semaphore oneCheck = new Semaphore(1);
    private String pausedEdition = NONE;

    /**
     * For the hub that runs here; makes its password at its first start.
     *
     * @param context knows where the hub's data is
     * @param audit is told who came in and who did not
     */
    @Activate
    public FileGatekeeper(BundleContext context, @Reference Audit audit) {
        this(DataFolder.of(context).consolePassword(), audit, InstantSource.system());
        FirstPassword.make(file, Terminal.here(), audit);
    }

    FileGatekeeper(Path file, Audit audit, InstantSource clock) {
        this.file = new PasswordFile(file);
        this.audit = audit;
        this.pauses = new Pauses(clock);
    }

    @Override
    public Admission admit(char[] password, String from) {
        if (!oneCheck.tryAcquire()) {
            return new Admission.Later(ONE_CHECK);
        }
        try {
            Optional<PasswordHash> hash = file.read();
            return hash.isEmpty() ? UNSET : decide(hash.get(), password, from);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Nobody can log in: {0}", e.getMessage());
            return BROKEN;
        } finally {
            oneCheck.release();
        }
    }

    @Override
    public String edition() {
        try {
            return file.read().map(PasswordHash::edition).orElse(NONE);
        } catch (IOException e) {
            return NONE;
        }
    }

    private Admission decide(PasswordHash hash, char[] password, String from) {
        if (!hash.edition().equals(pausedEdition)) {
            pauses.forget();
            pausedEdition = hash.edition();
        }
        Duration left = pauses.left();
        return left.isZero() ? check(hash, password, from) : new Admission.Later(left);
    }

    private Admission check(PasswordHash hash, char[] password, String from) {
        if (password.length <= PasswordRule.LONGEST && hash.matches(password)) {
            pauses.forget();
            audit.note(NAME + ", " + from, "log-in", "");
            return new Admission.Granted(NAME, hash.edition());
        }
        Duration pause = pauses.begin();
        audit.note("unknown, " + from, "log-in refused", "wrong password; pause " + pause.toSeconds() + " s");
        return new Admission.Wrong(pause);
    }
}
