package org.labhub.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the doctor looks at in the program's own folder: is all of it there, and is it what was built. */
final class Program {

    private static final String UNPACK = "unpack the distribution again";
    private static final Pattern BOUNCY_CASTLE = Pattern.compile("bcprov-jdk18on-(\\d+)\\.(\\d+).*\\.jar");
    private static final int OLDEST_MINOR = 85;

    private final Path home;

    Program(Path home) {
        this.home = home;
    }

    List<Finding> findings() {
        return List.of(complete(), cryptography(), asItWasBuilt());
    }

    private Finding complete() {
        try {
            int bundles = Features.of(home).mustBeComplete().bundles().size();
            return Finding.well("Start", "the program has all of its " + bundles + " bundles");
        } catch (IOException | Refusal e) {
            return Finding.wrong("Start", String.valueOf(e.getMessage()), UNPACK);
        }
    }

    /** Older ones have known faults in what the vault and the passwords rest on. */
    Finding cryptography() {
        List<String> old = new ArrayList<>();
        try (Stream<Path> jars = Files.walk(home.resolve("system"))) {
            jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> isTooOld(BOUNCY_CASTLE.matcher(name)))
                    .forEach(old::add);
        } catch (IOException e) {
            return Finding.wrong("Security", "the program cannot be read: " + e, UNPACK);
        }
        return old.isEmpty()
                ? Finding.well("Security", "Bouncy Castle is 1." + OLDEST_MINOR + " or newer")
                : Finding.wrong("Security", old + " has known faults", "install a newer LabHub");
    }

    private static boolean isTooOld(Matcher name) {
        return name.matches() && Integer.parseInt(name.group(1)) == 1 && Integer.parseInt(name.group(2)) < OLDEST_MINOR;
    }

    /** Each library has the sum that the bill of materials gives it. */
    Finding asItWasBuilt() {
        try {
            Map<String, String> sums = sums();
            List<String> others = new ArrayList<>();
            for (Map.Entry<String, String> entry : sums.entrySet()) {
                Path jar = home.resolve("system").resolve(Features.pathOf(entry.getKey()));
                if (Files.exists(jar) && !sum(jar).equals(entry.getValue())) {
                    others.add(jar.toString());
                }
            }
            return others.isEmpty()
                    ? Finding.well("Security", "the program's libraries are those of its bill of materials")
                    : Finding.wrong("Security", others + " are not those of labhub.cdx.json", UNPACK);
        } catch (IOException e) {
            return Finding.wrong("Security", "the bill of materials cannot be read: " + e, UNPACK);
        }
    }

    /** Of what others have made, by {@code group:artifact:version}. */
    private Map<String, String> sums() throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(home.resolve("labhub.cdx.json")))) {
            for (JsonObject each :
                    reader.readObject().getJsonArray("components").getValuesAs(JsonObject.class)) {
                String name =
                        each.getString("group", "") + ":" + each.getString("name") + ":" + each.getString("version");
                if (name.startsWith("org.labhub:")) {
                    continue;
                }
                sumOf(each).ifPresent(sum -> sums.put(name, sum));
            }
        }
        return sums;
    }

    private static Optional<String> sumOf(JsonObject component) {
        return Optional.ofNullable(component.getJsonArray("hashes"))
                .flatMap(hashes -> hashes.getValuesAs(JsonObject.class).stream()
                        .filter(hash -> hash.getString("alg").equals("SHA-256"))
                        .map(hash -> hash.getString("content"))
                        .findFirst());
    }

    private static String sum(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("this Java has no SHA-256; use another one", e);
        }
    }
}
