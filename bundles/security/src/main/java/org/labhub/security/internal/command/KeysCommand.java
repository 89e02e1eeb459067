package org.labhub.security.internal.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.labhub.api.security.Audit;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.PublicKey;
import org.labhub.api.security.TrustedKey;
import org.labhub.security.KeyPair;
import org.labhub.security.internal.DataFolder;
import org.labhub.security.internal.audit.FileAudit;
import org.labhub.security.internal.file.PrivateFile;
import org.labhub.security.internal.trust.VaultTrust;
import org.labhub.security.internal.vault.VaultSecret;

/** The command {@code bin/labhub keys}: edits the trust list and the hub's keys. A running hub goes by it at once. */
public final class KeysCommand {

    private static final String USAGE = """
            Keys and whom this hub trusts. A running hub goes by it at once.
              list                      everybody who is trusted
              show [--hub]              the public key of this hub's broker; or that of the hub, by which another broker knows it
              make FILE                 a new key pair for somebody else: FILE is readable by its owner alone
              trust NAME KEY ROLE       trusts a public key; ROLE is instrument, consumer, operator or admin
              revoke NAME               trusts it no longer: its holder gets nothing from the next message on
              rotate                    gives the broker a new key; tell its public half to all who connect from elsewhere""";

    private static final int DONE = 0;
    private static final int USED_WRONGLY = 2;
    private static final int FAILED = 4;

    private final DataFolder data;
    private final Audit audit;
    private final String actor;
    private final PrintStream out;
    private final PrintStream err;

    KeysCommand(Path base, PrintStream out, PrintStream err) {
        this.data = DataFolder.ofBase(base);
        this.audit = new FileAudit(data.auditLog(), InstantSource.system());
        this.actor = System.getProperty("user.name", "?") + ", command line";
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command with the process's own streams.
     *
     * @param base of the hub
     * @param arguments see {@code --help}; never a secret
     * @return the exit code: 0 done, 2 used wrongly, 4 failed
     */
    public static int run(Path base, List<String> arguments) {
        return new KeysCommand(base, System.out, System.err).run(arguments, System.getenv());
    }

    int run(List<String> arguments, Map<String, String> environment) {
        try {
            return carryOut(arguments, environment);
        } catch (IllegalArgumentException e) {
            err.println("keys: " + e.getMessage());
            return USED_WRONGLY;
        } catch (IOException | UncheckedIOException e) {
            err.println("keys: " + e.getMessage());
            return FAILED;
        }
    }

    private int carryOut(List<String> words, Map<String, String> environment) throws IOException {
        String verb = words.isEmpty() ? "--help" : words.get(0);
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        switch (verb) {
            case "list" -> list(vault(rest, 0, environment));
            case "show" -> out.println(shown(rest, environment).publicKey());
            case "make" -> make(Path.of(exactly(rest, 1).get(0)));
            case "trust" -> trust(vault(rest, 3, environment), rest);
            case "revoke" -> revoke(vault(rest, 1, environment), rest.get(0));
            case "rotate" -> rotate(vault(rest, 0, environment));
            case "--help" -> out.println(USAGE);
            default -> throw new IllegalArgumentException("there is no \"" + verb + "\"; see bin/labhub keys --help");
        }
        return DONE;
    }

    private KeyPair shown(List<String> words, Map<String, String> environment) throws IOException {
        return words.equals(List.of("--hub"))
                ? vault(words, 1, environment).local()
                : vault(words, 0, environment).broker();
    }

    private static List<String> exactly(List<String> words, int count) {
        if (words.size() != count) {
            throw new IllegalArgumentException(
                    "this takes " + count + " words, not " + words.size() + "; see bin/labhub keys --help");
        }
        return words;
    }

    private VaultTrust vault(List<String> words, int count, Map<String, String> environment) throws IOException {
        exactly(words, count);
        return VaultTrust.open(VaultSecret.open(data, environment));
    }

    private void list(VaultTrust trust) {
        trust.list().forEach(entry -> out.printf("%-24s %-10s %s%n", entry.name(), word(entry.role()), entry.key()));
    }

    private static String word(KeyRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private void make(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file + " is there already and is not overwritten");
        }
        KeyPair pair = KeyPair.generate();
        String lines = "public=" + pair.publicKey() + "\nsecret=" + pair.secretZ85() + "\n";
        new PrivateFile(file).replace(lines.getBytes(StandardCharsets.UTF_8));
        out.println(pair.publicKey());
    }

    private void trust(VaultTrust trust, List<String> words) {
        TrustedKey entry = new TrustedKey(words.get(0), new PublicKey(words.get(1)), role(words.get(2)));
        trust.trust(entry);
        audit.note(actor, "key trusted", entry.name() + " " + entry.role() + " " + entry.key());
        err.println(entry.name() + " is trusted as " + word(entry.role()) + ".");
    }

    private static KeyRole role(String word) {
        for (KeyRole role : KeyRole.values()) {
            if (word(role).equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException("a role is instrument, consumer, operator or admin, not \"" + word + "\"");
    }

    private void revoke(VaultTrust trust, String name) {
        if (!trust.revoke(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is not in the trust list, or is the hub itself");
        }
        audit.note(actor, "key revoked", name);
        err.println(name + " is trusted no longer.");
    }

    private void rotate(VaultTrust trust) {
        trust.rotate();
        audit.note(actor, "broker key rotated", trust.broker().publicKey().z85());
        out.println(trust.broker().publicKey());
    }
}
