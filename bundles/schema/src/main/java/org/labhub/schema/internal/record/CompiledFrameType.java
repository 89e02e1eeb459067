package org.labhub.schema.internal.record;

import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.frame.WriteSlot;
import org.labhub.api.schema.SchemaInfo;

/**
 * The code of one record class. This class is never used itself: it is the template of hidden classes, one a record, whose
 * handles are constants to the compiler. A hidden class goes with the last type that somebody holds.
 */
final class CompiledFrameType<F> implements FrameType<F> {

    private static final Codec CODEC = codec();
    private static final MethodHandle WRITE = CODEC.write();
    private static final MethodHandle READ = CODEC.read();

    CompiledFrameType() {}

    private static Codec codec() {
        try {
            return MethodHandles.classData(MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, Codec.class);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public SchemaInfo schema() {
        return CODEC.schema();
    }

    @Override
    public void write(F frame, WriteSlot slot) {
        try {
            WRITE.invokeExact((Object) frame, slot);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public F read(ReadSlot slot) {
        try {
            return (F) READ.invokeExact(slot);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "frames of " + CODEC.schema();
    }
}
