package org.labhub.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.labhub.launcher.HubShell.Said;

/** {@code bin/labhub dump}: one archive that tells somebody else how a hub is, without any of its secrets. */
final class Dump {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final FileAttribute<?> OURS_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final long MOST_OF_A_LOG = 5 << 20;
    private static final List<String> QUESTIONS =
            List.of("status", "instruments", "deployed", "blocks", "channels", "roles", "broker", "config", "trust");

    private final Site site;
    private final Secrets secrets;
    private final ZipOutputStream archive;

    private Dump(Site site, Secrets secrets, ZipOutputStream archive) {
        this.site = site;
        this.secrets = secrets;
        this.archive = archive;
    }

    static int run(Site site, List<String> arguments) throws Exception {
        if (arguments.size() > 1) {
            throw new Refusal("dump takes one file, not " + arguments);
        }
        Path file = Path.of(
                arguments.isEmpty()
                        ? "labhub-dump-" + WHEN.format(LocalDateTime.now(ZoneId.systemDefault())) + ".zip"
                        : arguments.get(0));
        Secrets secrets = Secrets.of(site, System.getenv());
        EnumSet<StandardOpenOption> anew = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (OutputStream out = Channels.newOutputStream(Files.newByteChannel(file, anew, OURS_ALONE));
                ZipOutputStream archive = new ZipOutputStream(out)) {
            new Dump(site, secrets, archive).write();
        }
        System.out.println(
                file.toAbsolutePath() + " tells how the hub on " + site.base() + " is, without its secrets.");
        return 0;
    }

    private void write() throws Exception {
        put("doctor.txt", HubShell.labhub(site, "doctor").text());
        put("process.txt", process());
        put("files.txt", files());
        Optional<Long> running = DataLock.holder(site);
        if (running.isPresent()) {
            put("hub.txt", answers());
            put("threads.txt", threads(running.get()));
        }
        for (Path folder : site.configurations()) {
            putFiles("conf" + site.configurations().indexOf(folder), folder, List.of(".json", ".properties", ".xml"));
        }
        putFiles("features", site.home().resolve("features"), List.of(".json"));
        putFiles("log", site.data().resolve("log"), List.of(".log"));
        putFiles("audit", site.data(), List.of("audit.log", "audit.log.end"));
    }

    private static String process() {
        String java = new TreeMap<>(System.getProperties())
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n"));
        return java + "\n\n" + tail(Path.of("/proc/self/limits")) + "\n" + tail(Path.of("/proc/meminfo")) + "\n"
                + tail(Path.of("/proc/version"));
    }

    /** Names, sizes and modes; of no file its content. */
    private String files() throws IOException {
        try (Stream<Path> all = Files.walk(site.base())) {
            return all.filter(file -> !file.startsWith(site.data().resolve("cache")))
                    .sorted()
                    .map(Dump::described)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String described(Path file) {
        try {
            return "%s %10d %s %s"
                    .formatted(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                            Files.size(file),
                            Files.getLastModifiedTime(file),
                            file);
        } catch (IOException gone) {
            return "gone: " + file;
        }
    }

    private String answers() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("shell", "--json"));
        QUESTIONS.forEach(question -> words.addAll(List.of("--exec", question)));
        Said said = HubShell.labhub(site, words.toArray(String[]::new));
        return String.join(" ", QUESTIONS) + "\n" + said.text().replace("\\n", "\n    ");
    }

    private static String threads(long pid) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home", ""), "bin", "jcmd");
        return Files.isExecutable(jcmd)
                ? HubShell.run(List.of(jcmd.toString(), Long.toString(pid), "Thread.print"))
                        .text()
                : "there is no jcmd beside this Java";
    }

    private void putFiles(String below, Path folder, List<String> endings) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> wanted = files.filter(Files::isRegularFile)
                    .filter(file -> endings.stream().anyMatch(file.getFileName().toString()::endsWith))
                    .sorted(Comparator.reverseOrder())
                    .limit(10)
                    .toList();
            for (Path file : wanted) {
                put(below + "/" + file.getFileName(), tail(file));
            }
        }
    }

    /** Its last part, if it is long. */
    private static String tail(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int from = (int) Math.max(0, bytes.length - MOST_OF_A_LOG);
            return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "cannot be read: " + e;
        }
    }

    private void put(String name, String text) throws IOException {
        archive.putNextEntry(new ZipEntry(name));
        archive.write(secrets.outOf(text).getBytes(StandardCharsets.UTF_8));
        archive.closeEntry();
    }
}
