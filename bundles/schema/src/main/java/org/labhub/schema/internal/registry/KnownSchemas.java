package org.labhub.schema.internal.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.labhub.api.schema.RegisteredSchema;
import org.labhub.api.schema.SchemaHash;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaOwner;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;
import org.labhub.api.schema.SchemaVersion;
import org.labhub.schema.internal.comparison.Comparison;
import org.labhub.schema.internal.layout.Frame;
import org.labhub.schema.internal.text.Blds;

/** Which schemas are known and who has them. One lock, held for moments. */
final class KnownSchemas {

    /** So that nobody who registers without end fills the memory. */
    static final int MOST = 4096;

    private final TreeMap<Name, RegisteredSchema> schemas =
            new TreeMap<>(Comparator.comparing(Name::id).thenComparing(Name::version));

    private record Name(String id, SchemaVersion version) {
        static Name of(SchemaInfo schema) {
            return new Name(schema.id(), schema.version());
        }
    }

    synchronized RegisteredSchema register(SchemaInfo schema, SchemaOwner owner) {
        checkSelf(schema);
        Name name = Name.of(schema);
        Optional<RegisteredSchema> known = Optional.ofNullable(schemas.get(name));
        known.ifPresent(other -> checkEqual(other, schema));
        if (known.isEmpty() && schemas.size() >= MOST) {
            throw new SchemaRefused(Reason.TOO_LARGE, "the registry has " + MOST + " schemas already");
        }
        RegisteredSchema now = known.map(other -> owned(other, Stream.of(owner)))
                .orElseGet(() -> new RegisteredSchema(schema, List.of(owner)));
        schemas.put(name, now);
        return now;
    }

    /** Gives an owner another schema in the place of all that it had; if that is refused, it keeps them. */
    synchronized RegisteredSchema replace(SchemaInfo schema, SchemaOwner owner) {
        TreeMap<Name, RegisteredSchema> before = new TreeMap<>(schemas);
        withdraw(owner);
        try {
            return register(schema, owner);
        } catch (SchemaRefused refused) {
            schemas.putAll(before);
            throw refused;
        }
    }

    synchronized void withdraw(SchemaOwner owner) {
        for (RegisteredSchema known : List.copyOf(schemas.values())) {
            if (known.owners().equals(List.of(owner))) {
                schemas.remove(Name.of(known.schema()));
            } else if (known.owners().contains(owner)) {
                schemas.put(Name.of(known.schema()), without(known, owner));
            }
        }
    }

    synchronized Optional<RegisteredSchema> find(String id, SchemaVersion version) {
        return Optional.ofNullable(schemas.get(new Name(id, version)));
    }

    synchronized List<RegisteredSchema> find(SchemaHash hash) {
        return schemas.values().stream()
                .filter(known -> known.schema().hash().equals(hash))
                .toList();
    }

    synchronized List<RegisteredSchema> all() {
        return new ArrayList<>(schemas.values());
    }

    /** What a producer declares is believed only if layout, text and hash say the same. */
    private static void checkSelf(SchemaInfo schema) {
        SchemaInfo derived = Blds.schema(schema.id(), schema.version(), Frame.of(schema.layout()));
        if (!derived.equals(schema)) {
            throw new SchemaRefused(
                    Reason.HASH,
                    schema + " declares the hash " + schema.hash() + "; its fields have " + derived.hash());
        }
    }

    private static void checkEqual(RegisteredSchema known, SchemaInfo schema) {
        if (!known.schema().hash().equals(schema.hash())) {
            throw new SchemaRefused(
                    Reason.CONFLICT, known + " is another layout; " + Comparison.of(schema, known.schema(), false));
        }
    }

    private static RegisteredSchema owned(RegisteredSchema known, Stream<SchemaOwner> more) {
        return new RegisteredSchema(
                known.schema(), Stream.concat(known.owners().stream(), more).toList());
    }

    private static RegisteredSchema without(RegisteredSchema known, SchemaOwner owner) {
        return new RegisteredSchema(
                known.schema(),
                known.owners().stream().filter(other -> !other.equals(owner)).toList());
    }
}
