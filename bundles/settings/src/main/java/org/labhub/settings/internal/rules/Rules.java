package org.labhub.settings.internal.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** Finds the form that a bundle has for a configuration. */
public final class Rules {

    private final BundleContext context;
    private final MetaTypeService metatypes;

    /**
     * Asks nothing yet.
     *
     * @param context knows the bundles
     * @param metatypes knows their forms
     */
    public Rules(BundleContext context, MetaTypeService metatypes) {
        this.context = context;
        this.metatypes = metatypes;
    }

    /**
     * What is wrong.
     *
     * @param pid of the configuration
     * @param values that would be in force
     * @return one fault a key; empty if no bundle here describes the configuration
     */
    public Map<String, String> faults(String pid, Map<String, Object> values) {
        return form(pid).map(form -> form.faults(values)).orElse(Map.of());
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

    private Optional<Form> form(String pid) {
        int tilde = pid.indexOf('~');
        String described = tilde < 0 ? pid : pid.substring(0, tilde);
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
                .flatMap(bundle -> form(bundle, described).stream())
                .findFirst();
    }

    private Optional<Form> form(Bundle bundle, String described) {
        Optional<MetaTypeInformation> information = Optional.ofNullable(metatypes.getMetaTypeInformation(bundle));
        return information
                .filter(known -> names(known).anyMatch(described::equals))
                .flatMap(known -> definition(known, described))
                .map(definition -> new Form(described, definition, known(bundle, described)));
    }

    private static Set<String> known(Bundle bundle, String described) {
        return ComponentKeys.of(bundle, described);
    }

    private static Stream<String> names(MetaTypeInformation known) {
        return Stream.of(known.getPids(), known.getFactoryPids())
                .flatMap(some -> Arrays.stream(Objects.requireNonNullElse(some, new String[0])));
    }

    private static Optional<ObjectClassDefinition> definition(MetaTypeInformation known, String described) {
        try {
            return Optional.ofNullable(known.getObjectClassDefinition(described, null));
        } catch (IllegalArgumentException notThere) {
            return Optional.empty();
        }
    }

    /**
     * Only the sentences.
     *
     * @param faults by key
     * @return sorted by key
     */
    public static List<String> sentences(Map<String, String> faults) {
        return List.copyOf(faults.values());
    }
}
