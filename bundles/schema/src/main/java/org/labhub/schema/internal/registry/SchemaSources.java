package org.labhub.schema.internal.registry;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.labhub.api.frame.FrameTypes;
import org.labhub.api.schema.SchemaOwner;
import org.labhub.api.schema.SchemaOwner.Kind;
import org.labhub.api.schema.SchemaSource;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Sees the bundles that bring schemas come and go. */
@Component(service = SchemaSources.class, immediate = true)
public final class SchemaSources {

    private final FolderSchemaRegistry registry;
    private final FrameTypes types;
    private final Map<ServiceReference<SchemaSource>, SchemaOwner> owners = new ConcurrentHashMap<>();

    /** Sees nobody yet. */
    @Activate
    public SchemaSources(@Reference FolderSchemaRegistry registry, @Reference FrameTypes types) {
        this.registry = registry;
        this.types = types;
    }

    /** A source has come. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bind(SchemaSource source, ServiceReference<SchemaSource> from) {
        SchemaOwner owner = owners.computeIfAbsent(from, SchemaSources::owner);
        for (Class<? extends Record> frame : source.frames()) {
            registry.bring(owner, () -> types.of(frame).schema());
        }
    }

    /** A source goes, and what it brought with it. */
    public void unbind(ServiceReference<SchemaSource> from) {
        Optional.ofNullable(owners.remove(from)).ifPresent(registry::takeBack);
    }

    /** A bundle may have several sources; the number of the service tells them apart. */
    private static SchemaOwner owner(ServiceReference<SchemaSource> from) {
        return new SchemaOwner(
                Kind.BUNDLE,
                from.getBundle().getSymbolicName() + " (service " + from.getProperty(Constants.SERVICE_ID) + ")");
    }
}
