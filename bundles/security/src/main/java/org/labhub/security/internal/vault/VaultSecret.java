package org.labhub.security.internal.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.labhub.security.internal.DataFolder;
import org.labhub.security.internal.file.PrivateFile;

/**
 * From what the vault's key is derived: from a key file that is worth nothing on another machine, so that the hub starts
 * unattended; or from a password.
 */
public final class VaultSecret {

    /** Names a file whose first line is the password. */
    public static final String PASSWORD_FILE = "LABHUB_VAULT_PASSWORD_FILE";

    /** Holds the password itself. */
    public static final String PASSWORD = "LABHUB_VAULT_PASSWORD";

    private static final int KEY_BYTES = 32;
    private static final Path MACHINE = Path.of("/etc/machine-id");

    private VaultSecret() {}

    /**
     * Opens the vault of a hub: by its key file, else by the password. The key file is made when neither it nor a vault is
     * there.
     *
     * @param data of the hub
     * @param environment may name or hold the password
     * @return a vault that can be read, or that is not there yet
     * @throws IOException if nothing opens it
     */
    public static Vault open(DataFolder data, Map<String, String> environment) throws IOException {
        PrivateFile keyFile = new PrivateFile(data.vaultKey());
        Optional<byte[]> key = keyFile.content();
        Optional<byte[]> password = password(environment);
        if (!Files.exists(data.vault())) {
            return new Vault(
                    data.vault(),
                    key.isEmpty() && password.isPresent() ? password.orElseThrow() : bound(keyOf(keyFile)));
        }
        if (key.isEmpty() && password.isEmpty()) {
            throw new VaultException("the vault " + data.vault() + " needs its password: set " + PASSWORD_FILE + " or "
                    + PASSWORD + ", or put its key file back to " + data.vaultKey());
        }
        List<byte[]> secrets = new ArrayList<>();
        if (key.isPresent()) {
            secrets.add(bound(key.orElseThrow()));
        }
        password.ifPresent(secrets::add);
        return fitting(data.vault(), secrets);
    }

    /** A change of the secret that was cut short leaves a key file that does not fit: then the password does. */
    private static Vault fitting(Path path, List<byte[]> secrets) throws IOException {
        Vault vault = new Vault(path, secrets.get(0));
        try {
            vault.read();
            return vault;
        } catch (VaultException e) {
            if (secrets.size() == 1) {
                throw e;
            }
            return fitting(path, secrets.subList(1, secrets.size()));
        }
    }

    private static byte[] keyOf(PrivateFile keyFile) throws IOException {
        Optional<byte[]> key = keyFile.content();
        return key.isPresent() ? key.orElseThrow() : made(keyFile);
    }

    /**
     * Makes a key file.
     *
     * @param keyFile which is replaced
     * @return its content
     * @throws IOException if it cannot be written
     */
    public static byte[] made(PrivateFile keyFile) throws IOException {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        keyFile.replace(fresh);
        return fresh;
    }

    /**
     * The secret that a key file stands for on this machine.
     *
     * @param key the file's content
     * @return 32 bytes
     * @throws VaultException if the file is no key file
     */
    public static byte[] bound(byte[] key) throws VaultException {
        if (key.length != KEY_BYTES) {
            throw new VaultException("the vault's key file has " + key.length + " bytes instead of " + KEY_BYTES
                    + "; put back the right one");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(machine());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }

    private static byte[] machine() {
        try {
            return Files.readAllBytes(MACHINE);
        } catch (IOException e) {
            return new byte[0]; // no machine id: bound to nothing but its file
        }
    }

    /**
     * The password, from where the environment says.
     *
     * @param environment may name or hold it
     * @return nothing if it says nothing
     * @throws IOException if the named file cannot be read
     */
    public static Optional<byte[]> password(Map<String, String> environment) throws IOException {
        String file = environment.getOrDefault(PASSWORD_FILE, "");
        String password = file.isBlank()
                ? environment.getOrDefault(PASSWORD, "")
                : Files.readString(Path.of(file)).lines().findFirst().orElse("");
        return password.isEmpty() ? Optional.empty() : Optional.of(password.getBytes(StandardCharsets.UTF_8));
    }
}
