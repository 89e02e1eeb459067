package org.labhub.itests.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A bundle made on the fly, header by header. */
public final class DroppedBundle {

    private static final String COMPONENT = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%1$s" immediate="true">
              <implementation class="%1$s"/>
              <service><provide interface="java.lang.Runnable"/></service>
              %2$s
            </scr:component>""";

    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> content = new LinkedHashMap<>();

    public DroppedBundle(String symbolicName, String version) {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        header("Bundle-ManifestVersion", "2").header("Bundle-SymbolicName", symbolicName);
        header("Bundle-Version", version);
    }

    public DroppedBundle header(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    /** Declares a component; the references are XML. */
    DroppedBundle component(Class<?> type, String references) throws IOException {
        return component(COMPONENT.formatted(type.getName(), references)).type(type);
    }

    /** Declares a component, all of it in XML. */
    public DroppedBundle component(String xml) {
        content.put("OSGI-INF/component.xml", xml.getBytes(StandardCharsets.UTF_8));
        return header("Service-Component", "OSGI-INF/component.xml");
    }

    public DroppedBundle type(Class<?> type) throws IOException {
        String entry = type.getName().replace('.', '/') + ".class";
        try (InputStream bytes = type.getResourceAsStream("/" + entry)) {
            content.put(entry, bytes.readAllBytes());
        }
        return this;
    }

    public byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, byte[]> each : content.entrySet()) {
                jar.putNextEntry(new JarEntry(each.getKey()));
                jar.write(each.getValue());
            }
        }
        return out.toByteArray();
    }
}
