package org.labhub.settings.internal.rules;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A plug-in's jar with a form and a component, as the build of a driver makes it. */
public final class MeterJar {

    static final String FORM = """
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.4.0" localization="OSGI-INF/l10n/meter">
              <OCD id="Meter$Config" name="Meter">
                <AD id="rate" type="Double" name="Rate" description="%rate" default="1.0" min="0.5" max="100"/>
                <AD id="unit" type="String" name="Unit" default="V">
                  <Option label="volts" value="V"/>
                  <Option label="amperes" value="A"/>
                </AD>
                <AD id="names" type="String" cardinality="2147483647" default="a,b\\,c"/>
              </OCD>
              <Designate factoryPid="org.acme.meter"><Object ocdref="Meter$Config"/></Designate>
            </metatype:MetaData>""";

    private static final String COMPONENT = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="Meter" configuration-pid="org.acme.meter">
              <property name="listens.to" value="a"/>
              <reference name="clock" interface="org.acme.Clock"/>
              <implementation class="Meter"/>
            </scr:component>""";

    private MeterJar() {}

    /** Writes one with the usual form. */
    public static Path in(Path folder) throws IOException {
        return in(folder, FORM);
    }

    static Path in(Path folder, String form) throws IOException {
        Path file = folder.resolve("meter.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Service-Component", "OSGI-INF/meter.xml");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            add(jar, "OSGI-INF/metatype/meter.xml", form);
            add(jar, "OSGI-INF/meter.xml", COMPONENT);
            add(jar, "OSGI-INF/l10n/meter.properties", "rate=Readings a second.");
        }
        return file;
    }

    private static void add(JarOutputStream jar, String name, String text) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
