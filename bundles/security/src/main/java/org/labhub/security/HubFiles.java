package org.labhub.security;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.labhub.api.security.Audit;
import org.labhub.api.security.Identities;
import org.labhub.api.security.Trust;
import org.labhub.security.internal.DataFolder;
import org.labhub.security.internal.audit.FileAudit;
import org.labhub.security.internal.identity.KeptIdentities;
import org.labhub.security.internal.trust.VaultTrust;
import org.labhub.security.internal.trust.VaultWatch;
import org.labhub.security.internal.vault.VaultSecret;

/** What lies in the base of a hub, for who needs it without a framework. Changes by the command line hold within a moment. */
public final class HubFiles implements AutoCloseable {

    private final VaultTrust trust;
    private final VaultWatch watch;
    private final Identities identities;
    private final Audit audit;

    private HubFiles(DataFolder data) throws IOException {
        trust = VaultTrust.open(VaultSecret.open(data, System.getenv()));
        watch = new VaultWatch(trust);
        identities = new KeptIdentities(data.uids());
        audit = new FileAudit(data.auditLog(), InstantSource.system());
    }

    /**
     * Opens them; makes what is missing.
     *
     * @param base the folder with {@code conf}, {@code deploy} and {@code data}
     * @return to be closed
     * @throws IOException if the vault cannot be opened
     */
    public static HubFiles open(Path base) throws IOException {
        return new HubFiles(DataFolder.ofBase(base));
    }

    /**
     * The audit log alone, which needs no secret.
     *
     * @param base the folder with {@code conf}, {@code deploy} and {@code data}
     * @return lines are added to it, also beside a running hub
     */
    public static Audit audit(Path base) {
        return new FileAudit(DataFolder.ofBase(base).auditLog(), InstantSource.system());
    }

    /**
     * Whose keys are trusted.
     *
     * @return the trust list
     */
    public Trust trust() {
        return trust;
    }

    /**
     * The hub's own keys.
     *
     * @return the key pairs
     */
    public HubKeys keys() {
        return trust;
    }

    /**
     * The kept names.
     *
     * @return the uids
     */
    public Identities identities() {
        return identities;
    }

    /**
     * Who did what.
     *
     * @return the audit log
     */
    public Audit audit() {
        return audit;
    }

    @Override
    public void close() {
        watch.close();
    }
}
