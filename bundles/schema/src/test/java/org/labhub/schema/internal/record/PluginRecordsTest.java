package org.labhub.schema.internal.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.ref.WeakReference;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.FrameTypes;

/** The records of plug-ins: package-private, of another class loader, and gone when the plug-in is. */
final class PluginRecordsTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String SOURCE = "package generated;\nimport org.labhub.api.schema.*;\n"
            + "@Schema(id = \"lab.plugin\", version = \"1.0.0\")\n"
            + "record Reading(@Unit(\"V\") double volts, Range range, Inner inner) {\n"
            + "  private enum Range {LOW, HIGH}\n  private record Inner(int a) {}\n"
            + "  private Reading() {this(0.5, Range.HIGH, new Inner(7));}\n}\n";

    private final FrameTypes types = new RecordFrameTypes();

    @TempDir
    Path folder;

    /** Compares bytes: a record's own equals leaves its components' classes in caches of the Java runtime. */
    private static <F extends Record> FrameType<F> used(FrameTypes types, Class<F> type) throws Exception {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        F frame = constructor.newInstance();
        FrameType<F> compiled = types.of(type);
        HeapSlot slot = new HeapSlot(compiled.schema().layout());
        compiled.write(frame, slot);
        HeapSlot again = new HeapSlot(compiled.schema().layout());
        compiled.write(compiled.read(slot), again);
        assertArrayEquals(slot.bytes(), again.bytes());
        return compiled;
    }

    @Test
    void aPackagePrivateRecordOfAnotherLoaderComesBackAsItWent() throws Exception {
        try (URLClassLoader plugin = new CompiledRecords(folder, Map.of("Reading", SOURCE)).loader()) {
            used(types, CompiledRecords.load(plugin, "Reading"));
        }
    }

    @Test
    void theSameRecordOfTwoPluginsHasTwoTypesAndOneSchema() throws Exception {
        CompiledRecords records = new CompiledRecords(folder, Map.of("Reading", SOURCE));
        try (URLClassLoader one = records.loader();
                URLClassLoader other = records.loader()) {
            FrameType<?> first = used(types, CompiledRecords.load(one, "Reading"));
            FrameType<?> second = used(types, CompiledRecords.load(other, "Reading"));
            assertNotSame(first, second);
            assertEquals(first.schema(), second.schema());
        }
    }

    @Test
    void aPluginThatIsGoneLeavesNothingBehind() throws Exception {
        WeakReference<ClassLoader> gone = usedAndDropped(new CompiledRecords(folder, Map.of("Reading", SOURCE)));
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (gone.get() != null) {
            if (System.nanoTime() > end) {
                fail("the plug-in's class loader is still held");
            }
            System.gc();
        }
    }

    private WeakReference<ClassLoader> usedAndDropped(CompiledRecords records) throws Exception {
        try (URLClassLoader plugin = records.loader()) {
            used(types, CompiledRecords.load(plugin, "Reading"));
            return new WeakReference<>(plugin);
        }
    }
}
