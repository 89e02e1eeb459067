package org.labhub.settings.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.labhub.settings.internal.layers.Layers;
import org.labhub.settings.internal.rules.Rules;

/** Holds all configuration of a site against what its bundles take, without a framework: {@code bin/labhub check}. */
public final class CheckCommand {

    private final Layers layers;
    private final Rules rules;
    private final Map<String, Map<String, Object>> edited;

    CheckCommand(Layers layers, Rules rules, Map<String, Map<String, Object>> edited) {
        this.layers = layers;
        this.rules = rules;
        this.edited = edited;
    }

    /**
     * Prints what is wrong, and what cannot be judged. Needs nothing but the bundles that this one imports on the class path.
     *
     * @param properties what the framework would be told
     * @param jars the bundles that a hub would run
     * @return the exit code: 0 if nothing is wrong, else 1
     * @throws IOException if what was edited cannot be read
     */
    public static int run(Map<String, String> properties, List<Path> jars) throws IOException {
        Layers layers = Layers.read(
                properties.getOrDefault("labhub.configurations", ""),
                Path.of(properties.getOrDefault("labhub.home", "")),
                System.getenv());
        Path edits = Path.of(properties.getOrDefault("felix.cm.dir", "data/config"));
        CheckCommand check = new CheckCommand(layers, Rules.ofJars(jars, properties), StoredEdits.in(edits));
        check.unknown().forEach(pid -> System.out.println(pid + " is not checked: no bundle here says what it takes"));
        List<String> faults = check.faults();
        faults.forEach(System.err::println);
        return faults.isEmpty() ? 0 : 1;
    }

    /** Configurations that no form is there for. */
    List<String> unknown() {
        return pids().stream().filter(pid -> !rules.know(pid)).toList();
    }

    /** One sentence each: a file that is left out, a value that is refused. */
    List<String> faults() {
        List<String> all = new ArrayList<>();
        layers.unread().forEach((file, why) -> all.add(file + " is refused: " + why));
        for (String pid : pids()) {
            Map<String, Object> edits = edited.getOrDefault(pid, Map.of());
            Map<String, String> faults = rules.faults(pid, layers.effective(pid, edits));
            layers.sentences(pid, faults, edits).forEach(why -> all.add(pid + " is refused: " + why));
        }
        return all;
    }

    private Set<String> pids() {
        Set<String> pids = new TreeSet<>(layers.pids());
        pids.addAll(edited.keySet());
        return pids;
    }
}
