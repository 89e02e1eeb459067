package org.labhub.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the framework and its bundles are told before they start. Lowest first: the program's
 * {@code conf/framework.properties}, the site's, the site's {@code conf/local}, the environment. What a feature says it
 * cannot do without, no file takes back: that the console is closed until its log-in is there.
 */
public final class FrameworkProperties {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");
    private static final Map<String, String> BY_ENVIRONMENT = Map.of(
            "LABHUB_HTTP_HOST", "org.apache.felix.http.host",
            "LABHUB_HTTP_PORT", "org.osgi.service.http.port",
            "LABHUB_BROKER_ADDRESS", "labhub.broker.address",
            "LABHUB_ADMIN_ADDRESS", "labhub.admin.address");

    private final Map<String, String> values = new TreeMap<>();

    private FrameworkProperties() {}

    /**
     * The properties of a site, with its folders filled in.
     *
     * @param site its folders
     * @param environment the environment variables
     * @return keys and values, for a framework factory
     * @throws IOException if a file cannot be read
     */
    public static Map<String, String> of(Site site, Map<String, String> environment) throws IOException {
        FrameworkProperties all = new FrameworkProperties();
        for (Path folder : site.configurations()) {
            all.read(folder.resolve("framework.properties"));
        }
        all.values.putAll(Features.of(site.home()).frameworkProperties());
        all.values.put("labhub.configurations", configurations(site));
        all.values.put("org.ops4j.pax.logging.StaticLogbackFile", highest(site, "logback.xml"));
        BY_ENVIRONMENT.forEach((variable, key) -> {
            String value = environment.getOrDefault(variable, "");
            if (!value.isBlank()) {
                all.values.put(key, value);
            }
        });
        return all.expanded(variables(site));
    }

    /** The files of configurations, where they exist, lowest first; a folder's bench stands over its configurations. */
    private static String configurations(Site site) {
        return site.configurations().stream()
                .flatMap(folder -> Stream.of("configuration.json", "bench.json").map(folder::resolve))
                .filter(Files::exists)
                .map(file -> file.toUri().toString())
                .collect(Collectors.joining(","));
    }

    /** The site's own file of this name, or the program's. */
    private static String highest(Site site, String name) {
        return site.configurations().stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .reduce(site.home().resolve("conf").resolve(name), (lower, higher) -> higher)
                .toString();
    }

    private static Map<String, String> variables(Site site) {
        return Map.of(
                "labhub.home", site.home().toString(),
                "labhub.base", site.base().toString(),
                "labhub.data", site.data().toString());
    }

    private void read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key, "")));
    }

    private Map<String, String> expanded(Map<String, String> variables) {
        Map<String, String> result = new TreeMap<>(variables);
        values.forEach((key, value) -> result.put(key, expand(value, variables)));
        return result;
    }

    private static String expand(String value, Map<String, String> variables) {
        return VARIABLE.matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group())));
    }
}
