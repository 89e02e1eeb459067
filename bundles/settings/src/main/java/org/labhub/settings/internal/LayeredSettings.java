package org.labhub.settings.internal;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.labhub.api.settings.Setting;
import org.labhub.api.settings.Settings;
import org.labhub.settings.internal.layers.Layers;
import org.labhub.settings.internal.rules.Rules;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.SynchronousConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.MetaTypeService;

/**
 * Keeps Configuration Admin at what the layers say: at its start, and again in the very call that edits a configuration, so
 * that no component ever sees a value that was refused.
 */
@Component(
        immediate = true,
        service = {Settings.class, SynchronousConfigurationListener.class})
public final class LayeredSettings implements Settings, SynchronousConfigurationListener {

    private static final System.Logger LOG = System.getLogger("org.labhub.settings");

    /** Which files there are; the launcher says so. */
    private static final String FILES = "labhub.configurations";

    private final BundleContext context;
    private final Store store;
    private final Layers layers;
    private final Rules rules;
    private final Map<String, List<String>> refused = new ConcurrentHashMap<>();
    private final Set<String> writing = new HashSet<>();
    private final SynchronousBundleListener bundles = this::bundleChanged;

    /**
     * Reads the files and writes what holds.
     *
     * @param context knows the bundles and the files
     * @param admin keeps the configurations
     * @param metatypes knows what the bundles take
     */
    @Activate
    public LayeredSettings(
            BundleContext context, @Reference ConfigurationAdmin admin, @Reference MetaTypeService metatypes) {
        this.context = context;
        store = new Store(admin);
        layers = Layers.read(property(FILES), Path.of(property("labhub.home")), System.getenv());
        rules = Rules.ofInstalled(context, metatypes);
        layers.unread().forEach((file, why) -> tell(file.toString(), List.of("the file is left out: " + why)));
        context.addBundleListener(bundles);
        new TreeSet<>(store.pids()).forEach(this::forgetUnlessWanted);
        judgeAll();
    }

    private String property(String key) {
        return Objects.requireNonNullElse(context.getProperty(key), "");
    }

    /** Stops listening; what was written stays. */
    @Deactivate
    public void close() {
        context.removeBundleListener(bundles);
    }

    /** An instance that stood in a file only, and stands there no more. */
    private void forgetUnlessWanted(String pid) {
        Map<String, Object> stored = store.read(pid);
        boolean edited = !Edits.in(stored).isEmpty() || !Edits.marked(stored);
        if (!edited && !layers.pids().contains(pid)) {
            store.delete(pid);
        }
    }

    private void judgeAll() {
        Set<String> pids = new TreeSet<>(layers.pids());
        pids.addAll(store.pids());
        pids.forEach(this::judge);
    }

    /** A bundle that comes brings its forms; it is told here before its components are made. */
    private void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.RESOLVED || event.getType() == BundleEvent.UPDATED) {
            judgeAll();
        }
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (event.getType() != ConfigurationEvent.CM_LOCATION_CHANGED) {
            judge(event.getPid());
        }
    }

    /** What is written here is an event of its own, in the same thread; it is no edit. */
    private synchronized void judge(String pid) {
        if (!writing.add(pid)) {
            return;
        }
        try {
            Map<String, Object> stored = store.read(pid);
            if (stored.isEmpty() && !layers.pids().contains(pid)) {
                tell(pid, List.of());
            } else {
                write(pid, edits(pid, stored));
            }
        } finally {
            writing.remove(pid);
        }
    }

    private Map<String, Object> edits(String pid, Map<String, Object> stored) {
        Map<String, Object> before = Edits.in(stored);
        Map<String, Object> values = Edits.values(stored);
        return values.equals(layers.effective(pid, before)) ? before : layers.edits(pid, values, before);
    }

    /** An instance is stopped as a whole; of anything else, only the bad value is left out. */
    private void write(String pid, Map<String, Object> edits) {
        Map<String, Object> values = layers.effective(pid, edits);
        Map<String, String> faults = rules.faults(pid, values);
        tell(pid, layers.sentences(pid, faults, edits));
        boolean instance = pid.indexOf('~') >= 0;
        if (!instance) {
            values.keySet().removeAll(faults.keySet());
        }
        store.write(pid, Edits.marked(values, edits), instance && !faults.isEmpty());
    }

    private void tell(String pid, List<String> sentences) {
        List<String> before = Objects.requireNonNullElse(
                sentences.isEmpty() ? refused.remove(pid) : refused.put(pid, sentences), List.of());
        if (!sentences.equals(before)) {
            LOG.log(
                    sentences.isEmpty() ? Level.INFO : Level.ERROR,
                    sentences.isEmpty()
                            ? "the configuration " + pid + " is accepted now"
                            : "the configuration " + pid + " is refused: " + String.join("; ", sentences));
        }
    }

    @Override
    public List<String> pids() {
        Set<String> pids = new TreeSet<>(layers.pids());
        pids.addAll(store.pids());
        pids.addAll(refused.keySet());
        return List.copyOf(pids);
    }

    @Override
    public List<Setting> of(String pid) {
        Map<String, Object> stored = store.read(pid);
        return layers.settings(pid, edits(pid, stored), new TreeMap<>(rules.defaults(pid)));
    }

    @Override
    public List<String> refusals(String pid) {
        return refused.getOrDefault(pid, List.of());
    }

    @Override
    public List<String> refusals(String pid, Map<String, Object> values) {
        return List.copyOf(rules.faults(pid, values).values());
    }
}
