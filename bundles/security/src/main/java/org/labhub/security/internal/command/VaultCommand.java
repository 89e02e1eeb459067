package org.labhub.security.internal.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labhub.api.security.Audit;
import org.labhub.security.internal.DataFolder;
import org.labhub.security.internal.audit.FileAudit;
import org.labhub.security.internal.file.PrivateFile;
import org.labhub.security.internal.password.Terminal;
import org.labhub.security.internal.vault.Vault;
import org.labhub.security.internal.vault.VaultContent;
import org.labhub.security.internal.vault.VaultException;
import org.labhub.security.internal.vault.VaultSecret;

/** The command {@code bin/labhub vault}: says how the vault is opened, and changes that. */
public final class VaultCommand {

    private static final String USAGE = """
            The hub's vault holds its keys and its trust list.
              (nothing)     says whether it can be opened, and by what
              --password    from now on by a password, which is read from LABHUB_VAULT_PASSWORD_FILE or
                            LABHUB_VAULT_PASSWORD, or asked for at the terminal; the hub then needs it at each start
              --key-file    from now on by a key file in the base, which is of use on this machine alone (the default)""";

    private static final int DONE = 0;
    private static final int USED_WRONGLY = 2;
    private static final int FAILED = 4;
    private static final int SHORTEST = 12;

    private final DataFolder data;
    private final Audit audit;
    private final PrintStream out;
    private final PrintStream err;

    VaultCommand(Path base, PrintStream out, PrintStream err) {
        this.data = DataFolder.ofBase(base);
        this.audit = new FileAudit(data.auditLog(), InstantSource.system());
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command with the process's own streams.
     *
     * @param base of the hub
     * @param arguments see {@code --help}; never a password
     * @return the exit code: 0 done, 2 used wrongly, 4 failed
     */
    public static int run(Path base, List<String> arguments) {
        return new VaultCommand(base, System.out, System.err).run(arguments, System.getenv());
    }

    int run(List<String> arguments, Map<String, String> environment) {
        try {
            return carryOut(String.join(" ", arguments), environment);
        } catch (IllegalArgumentException e) {
            err.println("vault: " + e.getMessage());
            return USED_WRONGLY;
        } catch (IOException e) {
            err.println("vault: " + e.getMessage());
            return FAILED;
        }
    }

    private int carryOut(String words, Map<String, String> environment) throws IOException {
        switch (words) {
            case "" -> look(environment);
            case "--password" -> byPassword(environment);
            case "--key-file" -> byKeyFile(environment);
            case "--help" -> out.println(USAGE);
            default -> throw new IllegalArgumentException("there is no \"" + words + "\"; see bin/labhub vault --help");
        }
        return DONE;
    }

    private void look(Map<String, String> environment) throws IOException {
        opened(environment);
        out.println(data.vault() + " is opened by " + (Files.exists(data.vaultKey()) ? data.vaultKey() : "a password"));
    }

    private VaultContent opened(Map<String, String> environment) throws IOException {
        return VaultSecret.open(data, environment)
                .read()
                .orElseThrow(
                        () -> new VaultException("there is no vault yet; start the hub, or use bin/labhub keys show"));
    }

    private void byPassword(Map<String, String> environment) throws IOException {
        byte[] password = newPassword(environment);
        if (password.length < SHORTEST) {
            throw new IllegalArgumentException("a vault's password has at least " + SHORTEST + " characters");
        }
        VaultContent content = opened(environment);
        new Vault(data.vault(), password).lockWith(content, password);
        Files.deleteIfExists(data.vaultKey());
        said("by a password");
    }

    private void byKeyFile(Map<String, String> environment) throws IOException {
        VaultContent content = opened(environment);
        byte[] key = VaultSecret.made(new PrivateFile(data.vaultKey()));
        new Vault(data.vault(), VaultSecret.bound(key)).lockWith(content, VaultSecret.bound(key));
        said("by a key file");
    }

    private void said(String how) {
        audit.note(System.getProperty("user.name", "?") + ", command line", "vault locked anew", how);
        err.println("The vault is opened " + how + " from now on.");
    }

    private static byte[] newPassword(Map<String, String> environment) throws IOException {
        Optional<byte[]> given = VaultSecret.password(environment);
        return given.isPresent() ? given.orElseThrow() : typed();
    }

    private static byte[] typed() {
        Terminal terminal = Terminal.here()
                .orElseThrow(
                        () -> new IllegalArgumentException("the password is neither in " + VaultSecret.PASSWORD_FILE
                                + " nor in " + VaultSecret.PASSWORD + ", and there is no terminal to ask at"));
        char[] first = terminal.ask("New password of the vault: ");
        if (!Arrays.equals(first, terminal.ask("Again: "))) {
            throw new IllegalArgumentException("these were two different passwords");
        }
        return new String(first).getBytes(StandardCharsets.UTF_8);
    }
}
