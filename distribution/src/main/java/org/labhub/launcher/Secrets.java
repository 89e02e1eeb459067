package org.labhub.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Knows every secret of a site, and takes it out of texts that leave the site: by its value, and by the name before it. */
final class Secrets {

    private static final String GONE = "[secret]";
    private static final int SHORTEST = 4;
    private static final int TELLING = 12;
    private static final Pattern NAMED = Pattern.compile(
            "(?i)([\\w.-]*(?:password|passwd|passphrase|secret|token|credential|private)[\\w.-]*(?::\\w+)?\"?\\s*[=:]\\s*)(\"(?:[^\"\\\\]|\\\\.)*\"|\\S+)");

    private final List<String> values = new ArrayList<>();

    private Secrets() {}

    /** All that lie in the files of a site, and in the environment. */
    static Secrets of(Site site, Map<String, String> environment) throws IOException {
        Secrets secrets = new Secrets();
        for (Path folder : List.of(
                site.data().resolve("security"),
                site.data().resolve("broker"),
                site.data().resolve("shell"))) {
            secrets.addFiles(folder);
        }
        environment.forEach((name, value) -> {
            if (name.matches("(?i).*(PASSWORD|SECRET|TOKEN|KEY).*")) {
                secrets.add(value);
                secrets.addFile(value);
            }
        });
        for (Path folder : site.configurations()) {
            secrets.addFilesNamedIn(folder.resolve("configuration.json"));
        }
        return secrets;
    }

    private void addFiles(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("uids"))
                        .forEach(file -> addFile(file.toString()));
            }
        }
    }

    /** {@code "token.file": "/some/where"}: what lies there is secret. */
    private void addFilesNamedIn(Path configuration) throws IOException {
        if (Files.isRegularFile(configuration)) {
            Matcher named =
                    Pattern.compile("\"[\\w.]*file\"\\s*:\\s*\"([^\"]+)\"").matcher(Files.readString(configuration));
            while (named.find()) {
                addFile(named.group(1));
            }
        }
    }

    /** Its bytes as they are, in Base64 and in hexadecimal digits; and each line, and what stands behind an equals sign. */
    private void addFile(String name) {
        try {
            Path file = Path.of(name);
            if (!Files.isRegularFile(file) || Files.size(file) > 64 << 10) {
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            add(Base64.getEncoder().encodeToString(bytes));
            add(HexFormat.of().formatHex(bytes));
            new String(bytes, StandardCharsets.ISO_8859_1).lines().forEach(this::addLine);
        } catch (IOException | java.nio.file.InvalidPathException notAFile) {
            // it was no name of a file
        }
    }

    /** An address and a public key are none. */
    private void addLine(String line) {
        if (!line.matches("(address|broker|public)=.*")) {
            add(line.strip());
            add(line.substring(line.indexOf('=') + 1).strip());
        }
    }

    private void add(String value) {
        if (value.length() >= SHORTEST) {
            values.add(value);
        }
    }

    /** Whether one of the values stands in a text. Short ones could stand there by chance. */
    boolean standIn(String text) {
        return values.stream().filter(value -> value.length() >= TELLING).anyMatch(text::contains);
    }

    /** The text without them. */
    String outOf(String text) {
        String clean = text;
        for (String value : values) {
            clean = clean.replace(value, GONE);
        }
        return NAMED.matcher(clean).replaceAll("$1" + GONE);
    }
}
