package org.labhub.settings.internal.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** The forms of the bundles that are installed: what lies in them, and else what they tell the metatype service while they run. */
final class InstalledForms implements Forms {

    private record Read(long modified, Map<String, Form> forms) {}

    private final BundleContext context;
    private final MetaTypeService metatypes;
    private final Map<Long, Read> read = new ConcurrentHashMap<>();

    InstalledForms(BundleContext context, MetaTypeService metatypes) {
        this.context = context;
        this.metatypes = metatypes;
    }

    @Override
    public Optional<Form> of(String pid) {
        List<Bundle> bundles = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
                .toList();
        return bundles.stream()
                .flatMap(bundle -> Optional.ofNullable(lyingIn(bundle).get(pid)).stream())
                .findFirst()
                .or(() -> bundles.stream()
                        .flatMap(bundle -> told(bundle, pid).stream())
                        .findFirst());
    }

    private Map<String, Form> lyingIn(Bundle bundle) {
        return read.compute(
                        bundle.getBundleId(),
                        (id, before) ->
                                before == null || before.modified() != bundle.getLastModified() ? read(bundle) : before)
                .forms();
    }

    private static Read read(Bundle bundle) {
        return new Read(bundle.getLastModified(), FormReader.readable(new InstalledBundle(bundle)));
    }

    private Optional<Form> told(Bundle bundle, String pid) {
        return Optional.ofNullable(metatypes.getMetaTypeInformation(bundle))
                .filter(known -> names(known).anyMatch(pid::equals))
                .flatMap(known -> definition(known, pid))
                .map(definition -> Form.of(pid, definition, keys(bundle, pid)));
    }

    private static Set<String> keys(Bundle bundle, String pid) {
        return ComponentKeys.of(new InstalledBundle(bundle), pid);
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
}
