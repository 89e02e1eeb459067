package org.labhub.console.internal.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files that a browser loads with a page: our style and scripts, and the plotting library. Their addresses name what is in them, so
 * that a browser may keep them for good; all change together, since scripts import each other.
 */
public final class UiFiles {

    /** Where they are served, below the console's root. */
    static final String PLACE = "/labhub/ui";

    private static final Map<String, byte[]> CONTENT = read(List.of(
            "labhub.css",
            "page.js",
            "bench.js",
            "channels.js",
            "channel.js",
            "forms.js",
            "picture.js",
            "plots.js",
            "refresh.js",
            "ring.js",
            "uPlot.iife.min.js",
            "uPlot.min.css"));
    private static final String EDITION = edition();

    private UiFiles() {}

    /**
     * Where a page finds one.
     *
     * @param root of the console
     * @param file its name
     * @return its address
     */
    public static String address(String root, String file) {
        return root + PLACE + "/" + EDITION + "/" + file;
    }

    /** What is served at a path below {@link #PLACE}. */
    static Optional<byte[]> at(String path) {
        String folder = "/" + EDITION + "/";
        return path.startsWith(folder)
                ? Optional.ofNullable(CONTENT.get(path.substring(folder.length())))
                : Optional.empty();
    }

    private static Map<String, byte[]> read(List<String> files) {
        Map<String, byte[]> content = new TreeMap<>();
        files.forEach(file -> content.put(file, resource(file)));
        return content;
    }

    private static byte[] resource(String file) {
        try (InputStream in = Objects.requireNonNull(UiFiles.class.getResourceAsStream(file), file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String edition() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            CONTENT.values().forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256; use another one", e);
        }
    }
}
