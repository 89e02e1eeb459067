package org.labhub.schema.internal.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.FrameTypes;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Compiles a codec for each record class, once. What it knows of a class hangs on that class alone, so it unloads with its
 * plug-in.
 */
@Component
public final class RecordFrameTypes implements FrameTypes {

    private final byte[] template;
    private final ClassValue<FrameType<?>> types = new ClassValue<>() {
        @Override
        protected FrameType<?> computeValue(Class<?> frame) {
            return compile(frame);
        }
    };

    /** Reads the template of the compiled classes. */
    @Activate
    public RecordFrameTypes() {
        template = template();
    }

    private static byte[] template() {
        Class<?> type = CompiledFrameType.class;
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            if (in == null) {
                throw new IllegalStateException("the class file of " + type.getName() + " is missing in this bundle");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <F extends Record> FrameType<F> of(Class<F> frame) {
        return (FrameType<F>) types.get(frame);
    }

    private FrameType<?> compile(Class<?> frame) {
        if (!frame.isRecord()) {
            throw new SchemaRefused(Reason.RECORD, frame.getName() + " is no record");
        }
        Class<? extends Record> type = frame.asSubclass(Record.class);
        SchemaInfo schema = RecordDeclaration.schema(type);
        try {
            MethodHandles.Lookup compiled = MethodHandles.lookup()
                    .defineHiddenClassWithClassData(template, HandleTree.codec(type, schema), true);
            return (FrameType<?>)
                    compiled.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("the codec of " + frame.getName() + " cannot be made", impossible);
        }
    }
}
