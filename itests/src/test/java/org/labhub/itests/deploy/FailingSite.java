package org.labhub.itests.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** A site whose deploy folder holds a file of each kind: one that works, and what can be wrong. */
record FailingSite(Path base) {

    static final String CLOCK =
            "<reference name=\"clock\" interface=\"org.acme.Clock\" target=\"(kind=atomic)\" bind=\"run\"/>";

    static FailingSite in(Path base) throws IOException {
        FailingSite site = new FailingSite(base);
        Files.createDirectories(site.deploy());
        Files.writeString(site.deploy().resolve("garbage.jar"), "this is no jar");
        byte[] whole = bundle("t.half").component(GoodMeter.class, "").bytes();
        Files.write(site.deploy().resolve("half.jar"), Arrays.copyOf(whole, whole.length / 2));
        site.drop("import.jar", bundle("t.import").header("Import-Package", "org.acme.calib;version=\"[1.2,2)\""));
        site.drop("service.jar", bundle("t.service").component(GoodMeter.class, CLOCK));
        site.drop("failing.jar", bundle("t.failing").component(BrokenMeter.class, ""));
        site.drop("activator.jar", activator());
        site.drop("good.jar", bundle("t.good").component(GoodMeter.class, ""));
        return site;
    }

    Path deploy() {
        return base.resolve("deploy");
    }

    static DroppedBundle bundle(String symbolicName) {
        return new DroppedBundle(symbolicName, "1.0.0");
    }

    private static DroppedBundle activator() throws IOException {
        return bundle("t.activator")
                .header("Bundle-Activator", BrokenStart.class.getName())
                .header("Import-Package", "org.osgi.framework")
                .type(BrokenStart.class);
    }

    /** As a careful person does it: under another name first. */
    void drop(String name, DroppedBundle bundle) throws IOException {
        Path arriving = Files.write(deploy().resolve("." + name), bundle.bytes());
        Files.move(arriving, deploy().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
