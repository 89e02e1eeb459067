package org.labhub.security.internal.trust;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.labhub.api.security.Audit;
import org.labhub.api.security.PublicKey;
import org.labhub.api.security.Trust;
import org.labhub.api.security.TrustedKey;
import org.labhub.security.HubKeys;
import org.labhub.security.KeyPair;
import org.labhub.security.internal.DataFolder;
import org.labhub.security.internal.vault.VaultSecret;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The trust list and the keys of the hub that runs here. What the command line changes holds within a moment. */
@Component(service = {Trust.class, HubKeys.class})
public final class HubTrust implements Trust, HubKeys {

    private final VaultTrust trust;
    private final Audit audit;
    private final VaultWatch watch;

    /**
     * Opens the vault, or makes it.
     *
     * @param context knows where the hub's data is
     * @param audit takes changes
     * @throws IOException if the vault cannot be opened
     */
    @Activate
    public HubTrust(BundleContext context, @Reference Audit audit) throws IOException {
        DataFolder data = DataFolder.of(context);
        this.audit = audit;
        this.trust = VaultTrust.open(VaultSecret.open(data, System.getenv()));
        this.watch = new VaultWatch(trust);
    }

    @Deactivate
    void close() {
        watch.close();
    }

    @Override
    public Optional<TrustedKey> of(PublicKey key) {
        return trust.of(key);
    }

    @Override
    public List<TrustedKey> list() {
        return trust.list();
    }

    @Override
    public void trust(TrustedKey entry) {
        trust.trust(entry);
        audit.note("hub", "key trusted", entry.name() + " " + entry.role() + " " + entry.key());
    }

    @Override
    public boolean revoke(String name) {
        boolean known = trust.revoke(name);
        audit.note("hub", "key revoked", name + (known ? "" : " (was not trusted)"));
        return known;
    }

    @Override
    public KeyPair broker() {
        return trust.broker();
    }

    @Override
    public KeyPair local() {
        return trust.local();
    }
}
