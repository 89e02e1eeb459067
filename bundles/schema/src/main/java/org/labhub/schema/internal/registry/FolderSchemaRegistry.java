package org.labhub.schema.internal.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.labhub.api.schema.RegisteredSchema;
import org.labhub.api.schema.SchemaHash;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaOwner;
import org.labhub.api.schema.SchemaOwner.Kind;
import org.labhub.api.schema.SchemaParser;
import org.labhub.api.schema.SchemaProblem;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRegistry;
import org.labhub.api.schema.SchemaVersion;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The registry of a hub. It is there when its folder has been read for the first time, and then looks again and again on
 * a thread of its own.
 */
@Component(
        service = {SchemaRegistry.class, FolderSchemaRegistry.class},
        configurationPid = "org.labhub.schema.files")
@Designate(ocd = FolderSchemaRegistry.Config.class)
public final class FolderSchemaRegistry implements SchemaRegistry, AutoCloseable {

    /** The settings of the registry. */
    @ObjectClassDefinition(name = "Schema files", description = "Where schema files are.")
    public @interface Config {

        /** Where the files are. */
        @AttributeDefinition(description = "The folder of schema files, below the hub's base folder.")
        String folder() default "conf/schemas";

        /** How often to look. */
        @AttributeDefinition(description = "How often the folder is looked at, in milliseconds, at least 50.")
        int poll_millis() default 500;
    }

    private static final int LEAST_POLL = 50;

    private final KnownSchemas known = new KnownSchemas();
    private final Problems problems = new Problems();
    private final ScheduledExecutorService watch;
    private final Future<?> looking;

    /** As a component. */
    @Activate
    public FolderSchemaRegistry(BundleContext bundle, Config config, @Reference SchemaParser parser) {
        this(base(bundle).resolve(config.folder()), config.poll_millis(), parser);
    }

    /** Without a framework. */
    public FolderSchemaRegistry(Path folder, int pollMillis, SchemaParser parser) {
        if (pollMillis < LEAST_POLL) {
            throw new IllegalArgumentException("poll.millis must be at least " + LEAST_POLL + ", not " + pollMillis);
        }
        SchemaFolder files = new SchemaFolder(folder, parser, known, problems);
        files.scan();
        watch = Executors.newSingleThreadScheduledExecutor(FolderSchemaRegistry::thread);
        looking = watch.scheduleWithFixedDelay(files::scan, pollMillis, pollMillis, TimeUnit.MILLISECONDS);
    }

    private static Path base(BundleContext bundle) {
        return Path.of(Optional.ofNullable(bundle.getProperty("labhub.base")).orElse("."));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "labhub-schemas");
        thread.setDaemon(true);
        return thread;
    }

    @Deactivate
    @Override
    public void close() {
        looking.cancel(false);
        watch.shutdown();
    }

    @Override
    public RegisteredSchema register(SchemaInfo schema, String producer) {
        return known.register(schema, new SchemaOwner(Kind.PRODUCER, producer));
    }

    @Override
    public void withdraw(String producer) {
        known.withdraw(new SchemaOwner(Kind.PRODUCER, producer));
    }

    /** Makes known what a bundle brings; what is refused of it is a problem that people see. */
    void bring(SchemaOwner bundle, Supplier<SchemaInfo> schema) {
        try {
            known.register(schema.get(), bundle);
        } catch (SchemaRefused refused) {
            problems.report(bundle, refused);
        }
    }

    /** Takes back what a bundle brought. */
    void takeBack(SchemaOwner bundle) {
        known.withdraw(bundle);
        problems.solved(bundle);
    }

    @Override
    public Optional<RegisteredSchema> find(String id, SchemaVersion version) {
        return known.find(id, version);
    }

    @Override
    public List<RegisteredSchema> find(SchemaHash hash) {
        return known.find(hash);
    }

    @Override
    public List<RegisteredSchema> schemas() {
        return known.all();
    }

    @Override
    public List<SchemaProblem> problems() {
        return problems.all();
    }
}
