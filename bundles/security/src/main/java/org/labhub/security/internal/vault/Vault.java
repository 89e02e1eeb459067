package org.labhub.security.internal.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.labhub.security.internal.file.PrivateFile;

/**
 * One encrypted file. It is replaced as a whole or not at all, changed under a lock that the hub and its command line share,
 * and never overwritten by who cannot read it.
 */
public final class Vault {

    private static final Set<StandardOpenOption> LOCK = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

    private final Path path;
    private final PrivateFile file;
    private final VaultCipher cipher;
    private final SecureRandom random = new SecureRandom();

    /**
     * Neither reads nor makes anything yet.
     *
     * @param path of the file
     * @param secret from which its key is derived
     */
    public Vault(Path path, byte[] secret) {
        this(path, new PrivateFile(path), secret);
    }

    Vault(Path path, PrivateFile file, byte[] secret) {
        this.path = path;
        this.file = file;
        this.cipher = new VaultCipher(secret);
    }

    /**
     * Reads it.
     *
     * @return nothing if there is no vault yet
     * @throws IOException if it cannot be read or opened
     */
    public synchronized Optional<VaultContent> read() throws IOException {
        Optional<byte[]> bytes = file.content();
        return bytes.isEmpty() ? Optional.empty() : Optional.of(opened(bytes.orElseThrow()));
    }

    private VaultContent opened(byte[] bytes) throws VaultException {
        if (!VaultHeader.isSound(bytes)) {
            throw closed();
        }
        return VaultContent.parse(cipher.open(bytes).orElseThrow(this::closed));
    }

    private VaultException closed() {
        return new VaultException(
                "the vault " + path + " cannot be opened: the password or key file is not the right one, "
                        + "or the vault is damaged. Nothing was changed; put the right one in its place, or a copy of the vault");
    }

    /**
     * Changes it, or makes it.
     *
     * @param change from what is in it, or from nothing, to what shall be in it
     * @return what is in it now
     * @throws IOException if it cannot be opened or replaced; then it is as it was
     */
    public synchronized VaultContent edit(UnaryOperator<VaultContent> change) throws IOException {
        PrivateFile.makeFolderOf(path);
        Path lockFile = path.resolveSibling(path.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, LOCK, PrivateFile.OWNER_ONLY);
                FileLock lock = channel.lock()) {
            return lock.isValid() ? replaced(change) : VaultContent.empty();
        }
    }

    private VaultContent replaced(UnaryOperator<VaultContent> change) throws IOException {
        Optional<byte[]> before = file.content();
        VaultContent old = before.isEmpty() ? VaultContent.empty() : opened(before.orElseThrow());
        VaultContent wanted = change.apply(old);
        if (before.isEmpty() || !wanted.equals(old)) {
            VaultHeader header = before.map(bytes -> VaultHeader.of(bytes).withFreshNonce(random))
                    .orElseGet(() -> VaultHeader.fresh(random));
            file.replace(cipher.seal(header, wanted.bytes()));
        }
        return wanted;
    }

    /**
     * Locks it with another secret.
     *
     * @param content of it
     * @param secret the new one
     * @throws IOException if it cannot be replaced; then it is as it was
     */
    public synchronized void lockWith(VaultContent content, byte[] secret) throws IOException {
        file.replace(new VaultCipher(secret).seal(VaultHeader.fresh(random), content.bytes()));
    }

    /**
     * Tells one state of the file from another, without reading it.
     *
     * @return a text that is another one after each change
     */
    public String stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + attributes.size();
        } catch (NoSuchFileException e) {
            return "none";
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
