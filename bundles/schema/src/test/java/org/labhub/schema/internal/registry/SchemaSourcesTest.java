package org.labhub.schema.internal.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.SchemaOwner;
import org.labhub.api.schema.SchemaSource;
import org.labhub.api.schema.SchemaVersion;
import org.labhub.api.schema.Unit;
import org.labhub.schema.internal.json.WrittenSchemas;
import org.labhub.schema.internal.record.RecordFrameTypes;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** Bundles bring schemas, and take them with them. */
final class SchemaSourcesTest {

    @Schema(id = "lab.level", version = "1.0.0")
    record Level(@Unit("V") double volts) {}

    @Schema(id = "lab.bad", version = "1.0.0")
    record Bad(@Unit("furlongs") double far) {}

    private static final SchemaSource SOURCE = () -> List.of(Level.class);

    private FolderSchemaRegistry registry;
    private SchemaSources sources;

    @BeforeEach
    void open(@TempDir Path folder) {
        registry = new FolderSchemaRegistry(folder, 50, new WrittenSchemas(false));
        sources = new SchemaSources(registry, new RecordFrameTypes());
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private static ServiceReference<SchemaSource> from(String bundle, long service) {
        Bundle owner = stub(Bundle.class, Map.of("getSymbolicName", bundle));
        return stub(ServiceReference.class, Map.of("getBundle", owner, "getProperty", service));
    }

    @SuppressWarnings("unchecked")
    private static <S> S stub(Class<? super S> type, Map<String, Object> answers) {
        return (S) Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    case "toString" -> answers.toString();
                    default -> answers.get(method.getName());
                });
    }

    private List<SchemaOwner> ownersOfLevel() {
        return registry.find("lab.level", SchemaVersion.parse("1.0.0"))
                .map(found -> List.copyOf(found.owners()))
                .orElse(List.of());
    }

    @Test
    void aSourcesSchemasAreKnownUnderItsBundlesName() {
        sources.bind(SOURCE, from("lab.meters", 7));
        assertEquals("[bundle lab.meters (service 7)]", ownersOfLevel().toString());
    }

    @Test
    void theyGoWithTheSource() {
        ServiceReference<SchemaSource> from = from("lab.meters", 7);
        sources.bind(SOURCE, from);
        sources.unbind(from);
        assertEquals(List.of(), ownersOfLevel());
    }

    @Test
    void theUpdatedBundleMayComeBeforeTheOldOneGoes() {
        ServiceReference<SchemaSource> old = from("lab.meters", 7);
        sources.bind(SOURCE, old);
        sources.bind(SOURCE, from("lab.meters", 8));
        sources.unbind(old);
        assertEquals("[bundle lab.meters (service 8)]", ownersOfLevel().toString());
    }

    @Test
    void aBadRecordIsReportedAndDisturbsNoOther() {
        sources.bind(() -> List.of(Bad.class, Level.class), from("lab.meters", 7));
        assertEquals(1, ownersOfLevel().size());
        assertTrue(
                registry.problems().toString().contains("furlongs"),
                () -> registry.problems().toString());
    }
}
