package org.labhub.settings.internal.rules;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.osgi.framework.BundleContext;
import org.osgi.service.metatype.MetaTypeService;

/** Holds a configuration against the form that a bundle has for it. */
public final class Rules {

    private final Forms forms;
    private final ClosedKeys closed;

    Rules(Forms forms, UnaryOperator<String> properties) {
        this.forms = forms;
        closed = new ClosedKeys(properties);
    }

    /**
     * The rules of the bundles that are installed.
     *
     * @param context knows the bundles
     * @param metatypes knows what they tell while they run
     * @return asks nothing yet
     */
    public static Rules ofInstalled(BundleContext context, MetaTypeService metatypes) {
        return new Rules(
                new InstalledForms(context, metatypes),
                key -> Objects.requireNonNullElse(context.getProperty(key), ""));
    }

    /**
     * The rules of jars that nobody has installed.
     *
     * @param jars their files
     * @param properties what a framework would be told
     * @return what lies in them
     */
    public static Rules ofJars(List<Path> jars, Map<String, String> properties) {
        return new Rules(new FormsOnDisk(jars), key -> properties.getOrDefault(key, ""));
    }

    /**
     * What is wrong.
     *
     * @param pid of the configuration
     * @param values that would be in force
     * @return one sentence a key; empty if no bundle here describes the configuration
     */
    public Map<String, String> faults(String pid, Map<String, Object> values) {
        Map<String, String> faults =
                new TreeMap<>(form(pid).map(form -> form.faults(values)).orElse(Map.of()));
        faults.putAll(closed.faults(pid, values));
        return faults;
    }

    /**
     * What the bundle says if nobody says anything.
     *
     * @param pid of the configuration
     * @return key and value
     */
    public Map<String, Object> defaults(String pid) {
        return form(pid).map(Form::defaults).orElse(Map.of());
    }

    /**
     * Whether anybody says what it takes.
     *
     * @param pid of the configuration
     * @return whether it can be judged
     */
    public boolean know(String pid) {
        return form(pid).isPresent();
    }

    private Optional<Form> form(String pid) {
        int tilde = pid.indexOf('~');
        return forms.of(tilde < 0 ? pid : pid.substring(0, tilde));
    }
}
