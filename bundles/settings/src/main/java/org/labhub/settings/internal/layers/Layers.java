package org.labhub.settings.internal.layers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.labhub.api.settings.Layer;
import org.labhub.api.settings.Origin;
import org.labhub.api.settings.Setting;

/** The files, lowest first, and the environment: everything but the edits. */
public final class Layers {

    private final List<FileLayer> files;
    private final Map<String, String> environment;
    private final Map<Path, String> unread = new TreeMap<>();

    Layers(List<FileLayer> files, Map<String, String> environment) {
        this.files = List.copyOf(files);
        this.environment = new TreeMap<>(environment);
        this.environment.values().removeIf(String::isBlank);
    }

    /**
     * Reads the files. One that cannot be read is left out; {@link #unread} says why.
     *
     * @param uris of the files, lowest first, with commas between
     * @param home of the program
     * @param environment the variables
     * @return all layers
     */
    public static Layers read(String uris, Path home, Map<String, String> environment) {
        List<FileLayer> files = new ArrayList<>();
        Map<Path, String> unread = new TreeMap<>();
        for (String uri : uris.split(",", -1)) {
            if (!uri.isBlank()) {
                Path file = Path.of(URI.create(uri.strip()));
                try {
                    files.add(FileLayer.read(layer(file, home), file));
                } catch (IOException bad) {
                    unread.put(file, String.valueOf(bad.getMessage()));
                }
            }
        }
        Layers layers = new Layers(files, environment);
        layers.unread.putAll(unread);
        return layers;
    }

    /**
     * The files that were left out.
     *
     * @return what is wrong with each
     */
    public Map<Path, String> unread() {
        return Map.copyOf(unread);
    }

    private static Layer layer(Path file, Path home) {
        if (file.endsWith(Path.of("conf", "local", "configuration.json"))) {
            return Layer.LOCAL;
        }
        return file.startsWith(home) ? Layer.PROGRAM : Layer.SITE;
    }

    /**
     * The configurations that stand in a file or are touched by the environment.
     *
     * @return their PIDs
     */
    public Set<String> pids() {
        Set<String> pids = new TreeSet<>(Fixed.pids(environment));
        files.forEach(file -> pids.addAll(file.configurations().keySet()));
        return pids;
    }

    /**
     * What the files say, the higher over the lower.
     *
     * @param pid of the configuration
     * @return key and value
     */
    public Map<String, Object> filed(String pid) {
        Map<String, Object> values = new TreeMap<>();
        files.forEach(file -> values.putAll(file.configurations().getOrDefault(pid, Map.of())));
        return values;
    }

    /**
     * What is in force.
     *
     * @param pid of the configuration
     * @param edits what was edited
     * @return key and value
     */
    public Map<String, Object> effective(String pid, Map<String, Object> edits) {
        Map<String, Object> values = filed(pid);
        values.putAll(edits);
        fixed(pid).forEach((key, origin) -> values.put(key, origin.value()));
        return values;
    }

    /**
     * What of a stored configuration no other layer says.
     *
     * @param pid of the configuration
     * @param stored as it was written by somebody else
     * @param before what had been edited until then
     * @return the edits
     */
    public Map<String, Object> edits(String pid, Map<String, Object> stored, Map<String, Object> before) {
        Map<String, Object> filed = filed(pid);
        Map<String, Origin> fixed = fixed(pid);
        Map<String, Object> edits = new TreeMap<>();
        stored.forEach((key, value) -> {
            if (fixed.containsKey(key)) {
                Optional.ofNullable(before.get(key)).ifPresent(edit -> edits.put(key, edit));
            } else if (!filed.containsKey(key) || !Values.same(filed.get(key), value)) {
                edits.put(key, value);
            }
        });
        return edits;
    }

    private Map<String, Origin> fixed(String pid) {
        Map<String, Origin> fixed = new TreeMap<>();
        for (Fixed each : Fixed.ALL) {
            if (each.pid().equals(pid) && environment.containsKey(each.variable())) {
                String value = environment.getOrDefault(each.variable(), "");
                fixed.put(each.key(), new Origin(Layer.ENVIRONMENT, each.variable(), value));
            }
        }
        return fixed;
    }

    /**
     * Each value with what it hides.
     *
     * @param pid of the configuration
     * @param edits what was edited
     * @param builtIn what the bundle says if nobody says anything
     * @return sorted by key
     */
    public List<Setting> settings(String pid, Map<String, Object> edits, Map<String, Object> builtIn) {
        Map<String, List<Origin>> origins = new TreeMap<>();
        add(origins, builtIn, Layer.BUILT_IN, "");
        files.forEach(file -> add(
                origins,
                file.configurations().getOrDefault(pid, Map.of()),
                file.layer(),
                file.file().toString()));
        add(origins, edits, Layer.EDITED, "");
        fixed(pid)
                .forEach((key, origin) ->
                        origins.computeIfAbsent(key, any -> new ArrayList<>()).add(origin));
        return origins.entrySet().stream()
                .map(each -> setting(each.getKey(), each.getValue()))
                .toList();
    }

    /**
     * What is wrong, with where it is mended.
     *
     * @param pid of the configuration
     * @param faults by key
     * @param edits what was edited
     * @return one sentence a fault
     */
    public List<String> sentences(String pid, Map<String, String> faults, Map<String, Object> edits) {
        return new TreeMap<>(faults)
                .entrySet().stream()
                        .map(fault -> fault.getValue() + "; " + remedy(pid, fault.getKey(), edits))
                        .toList();
    }

    private String remedy(String pid, String key, Map<String, Object> edits) {
        return settings(pid, edits, Map.of()).stream()
                .filter(setting -> setting.key().equals(key))
                .map(setting -> setting.holds())
                .map(bad -> switch (bad.layer()) {
                    case EDITED -> "edit it again, or delete what was edited";
                    case ENVIRONMENT -> "mend the variable " + bad.place();
                    default -> "mend it in " + bad.place();
                })
                .findFirst()
                .orElse("edit it again");
    }

    private static void add(Map<String, List<Origin>> all, Map<String, Object> values, Layer layer, String place) {
        values.forEach((key, value) -> all.computeIfAbsent(key, any -> new ArrayList<>())
                .add(new Origin(layer, place, Values.shown(key, value))));
    }

    private static Setting setting(String key, List<Origin> lowestFirst) {
        List<Origin> origins = new ArrayList<>(lowestFirst);
        Collections.reverse(origins);
        return new Setting(key, origins.get(0), origins.subList(1, origins.size()));
    }
}
