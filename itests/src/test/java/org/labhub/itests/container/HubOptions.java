package org.labhub.itests.container;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.systemPackage;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.CoreOptions.workingDirectory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.JUnitException;
import org.labhub.itests.hub.Distribution;
import org.labhub.itests.hub.HubCommand;
import org.labhub.launcher.Features;
import org.labhub.launcher.FrameworkProperties;
import org.labhub.launcher.Site;
import org.opentest4j.AssertionFailedError;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.spi.PaxExamRuntime;
import org.osgi.framework.Constants;

/** What the container is told: the bundles and properties that the launcher reads from the shipped program, and no second list. */
final class HubOptions {

    private static final int ALL_STARTED = 20;
    private static final int FIRST = 1;

    private final Site site;
    private final int port;

    HubOptions(Path base, int port) throws IOException {
        this.site = new Site(Distribution.home(), base);
        this.port = port;
        Files.createDirectories(site.deploy());
        Files.createDirectories(site.data().resolve("tmp"));
    }

    ExamSystem system() throws IOException {
        Option[] all = Stream.of(bundles(), testBundles(), properties(), process())
                .flatMap(s -> s)
                .toArray(Option[]::new);
        return PaxExamRuntime.createTestSystem(all).fork(new Option[] {frameworkStartLevel(ALL_STARTED)});
    }

    private Stream<Option> bundles() throws IOException {
        return Features.of(site.home()).bundles().stream()
                .map(each -> bundle(each.file().toUri().toString()).startLevel(each.startLevel()));
    }

    /** Those with which a test asserts, from the test's own class path. */
    private static Stream<Option> testBundles() {
        return Stream.of(Test.class, JUnitException.class, AssertionFailedError.class, API.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(jar -> bundle(jar.toString()).startLevel(FIRST));
    }

    private Stream<Option> properties() throws IOException {
        Map<String, String> environment =
                Map.of("LABHUB_HTTP_PORT", Integer.toString(port), "LABHUB_ADMIN_ADDRESS", "tcp://127.0.0.1:*");
        return FrameworkProperties.of(site, environment).entrySet().stream()
                .filter(each -> !each.getKey().equals(Constants.FRAMEWORK_STORAGE))
                .flatMap(each -> each.getKey().equals(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA)
                        ? Arrays.stream(each.getValue().split(",", -1)).map(name -> systemPackage(name.strip()))
                        : Stream.of(frameworkProperty(each.getKey()).value(each.getValue())));
    }

    private Stream<Option> process() {
        Stream<Option> options = Stream.of(
                workingDirectory(site.base().resolve("exam").toString()),
                frameworkProperty("gosh.args").value("--noshutdown --nointeractive"),
                systemProperty("labhub.data").value(site.data().toString()));
        List<String> newer = Runtime.version().feature() >= 24
                ? List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED")
                : List.of();
        Stream<String> words = Stream.of(
                        Stream.of(
                                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                                "-Djava.io.tmpdir=" + site.data().resolve("tmp")),
                        newer.stream(),
                        Stream.of(HubCommand.javaOptions().split(" ", -1)).filter(word -> !word.isEmpty()))
                .flatMap(each -> each);
        return Stream.concat(options, words.map(word -> vmOption(word)));
    }
}
