package org.labhub.schema.internal.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaOwner;
import org.labhub.api.schema.SchemaOwner.Kind;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;
import org.labhub.api.schema.SchemaVersion;
import org.labhub.schema.internal.text.Blds;

final class KnownSchemasTest {

    private static final SchemaOwner FILE = new SchemaOwner(Kind.FILE, "lab.x.json");
    private static final SchemaOwner SCOPE = new SchemaOwner(Kind.PRODUCER, "scope");
    private static final SchemaOwner METER = new SchemaOwner(Kind.PRODUCER, "meter");
    private static final SchemaInfo ONE = schema("1.0.0", "a:i8@0:1|pack:packed|size:1");
    private static final SchemaInfo OTHER = schema("1.0.0", "a:i16@0:2|pack:packed|size:2");
    private static final SchemaInfo NEXT = schema("1.1.0", "a:i8@0:1;b:i8@1:1|pack:packed|size:2");

    private final KnownSchemas known = new KnownSchemas();

    private static SchemaInfo schema(String version, String text) {
        return Blds.schema("lab.x", SchemaVersion.parse(version), Blds.read(text));
    }

    @Test
    void aSchemaIsFoundByIdAndVersionAndByHash() {
        known.register(ONE, SCOPE);
        assertEquals(ONE, known.find("lab.x", ONE.version()).orElseThrow().schema());
        assertEquals(
                List.of(ONE),
                known.find(ONE.hash()).stream().map(it -> it.schema()).toList());
        assertTrue(known.find(OTHER.hash()).isEmpty());
    }

    @Test
    void theSameOneMayHaveManyOwners() {
        known.register(ONE, SCOPE);
        known.register(ONE, SCOPE);
        known.register(ONE, FILE);
        assertEquals(
                List.of(FILE, SCOPE),
                known.find("lab.x", ONE.version()).orElseThrow().owners());
    }

    @Test
    void aSecondDifferentOneIsRefusedAndSaysWhoHasTheFirst() {
        known.register(ONE, SCOPE);
        SchemaRefused refused = assertThrows(SchemaRefused.class, () -> known.register(OTHER, METER));
        assertEquals(Reason.CONFLICT, refused.reason());
        assertEquals(
                "lab.x 1.0.0 of producer scope is another layout; lab.x 1.0.0 offered, 1.0.0 expected: `a` type int16 → int8",
                refused.getMessage());
    }

    @Test
    void aProducersSchemaGoesWithIt() {
        known.register(ONE, SCOPE);
        known.withdraw(SCOPE);
        assertTrue(known.all().isEmpty());
    }

    @Test
    void aGlobalSchemaStaysWhenItsProducerGoes() {
        known.register(ONE, FILE);
        known.register(ONE, SCOPE);
        known.withdraw(SCOPE);
        assertEquals(
                List.of(FILE), known.find("lab.x", ONE.version()).orElseThrow().owners());
    }

    @Test
    void twoVersionsStandSideBySide() {
        known.register(NEXT, METER);
        known.register(ONE, SCOPE);
        assertEquals(
                List.of(ONE, NEXT), known.all().stream().map(it -> it.schema()).toList());
    }

    @Test
    void aDeclaredHashThatIsNotThatOfTheFieldsIsRefused() {
        SchemaInfo lie = new SchemaInfo(ONE.id(), ONE.version(), ONE.layout(), ONE.text(), OTHER.hash());
        SchemaRefused refused = assertThrows(SchemaRefused.class, () -> known.register(lie, SCOPE));
        assertEquals(Reason.HASH, refused.reason());
    }

    @Test
    void aDeclaredTextThatIsNotThatOfTheFieldsIsRefused() {
        SchemaInfo lie = new SchemaInfo(ONE.id(), ONE.version(), OTHER.layout(), ONE.text(), ONE.hash());
        assertEquals(
                Reason.HASH,
                assertThrows(SchemaRefused.class, () -> known.register(lie, SCOPE))
                        .reason());
    }

    @Test
    void replacingThatIsRefusedKeepsWhatWasThere() {
        known.register(ONE, FILE);
        known.register(ONE, SCOPE);
        assertThrows(SchemaRefused.class, () -> known.replace(OTHER, FILE));
        assertEquals(
                List.of(FILE, SCOPE),
                known.find("lab.x", ONE.version()).orElseThrow().owners());
    }

    @Test
    void theNumberOfSchemasIsBounded() {
        for (int i = 0; i < KnownSchemas.MOST; i++) {
            known.register(new SchemaInfo("lab.n" + i, ONE.version(), ONE.layout(), ONE.text(), ONE.hash()), SCOPE);
        }
        assertEquals(
                Reason.TOO_LARGE,
                assertThrows(SchemaRefused.class, () -> known.register(ONE, SCOPE))
                        .reason());
    }
}
