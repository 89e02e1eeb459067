package org.labhub.security.internal.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.labhub.api.security.HubIdentity;
import org.labhub.api.security.Identities;
import org.labhub.api.security.Uid;
import org.labhub.security.internal.DataFolder;
import org.labhub.security.internal.file.PrivateFile;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Keeps uids in a file: one line each, {@code KIND name=uid}. */
@Component
public final class KeptIdentities implements Identities {

    private static final String HUB = "hub";

    private final PrivateFile file;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> kept;

    /**
     * Those of the hub that runs here.
     *
     * @param context knows where the hub's data is
     * @throws IOException if the file cannot be read
     */
    @Activate
    public KeptIdentities(BundleContext context) throws IOException {
        this(DataFolder.of(context).uids());
    }

    /**
     * Those in some file.
     *
     * @param path of it; made at the first uid
     * @throws IOException if it cannot be read
     */
    public KeptIdentities(Path path) throws IOException {
        file = new PrivateFile(path);
        kept = file.content().map(KeptIdentities::parse).orElseGet(TreeMap::new);
    }

    private static Map<String, String> parse(byte[] content) {
        return new String(content, StandardCharsets.UTF_8)
                .lines()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf('=')),
                        line -> line.substring(line.lastIndexOf('=') + 1),
                        (first, second) -> second,
                        TreeMap::new));
    }

    @Override
    public HubIdentity hub() {
        return new HubIdentity(of(Uid.Kind.HUB, HUB), HUB);
    }

    @Override
    public synchronized Uid of(Uid.Kind kind, String name) {
        String entry = kind + " " + name.lines().collect(Collectors.joining(" "));
        String known = kept.get(entry);
        if (known != null) {
            return new Uid(known);
        }
        Uid fresh = Uid.fresh(kind, name, random);
        kept.put(entry, fresh.text());
        save();
        return fresh;
    }

    private void save() {
        String lines = kept.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            file.replace(lines.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the uids cannot be kept in " + file, e);
        }
    }
}
