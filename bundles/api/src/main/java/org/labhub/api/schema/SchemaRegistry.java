package org.labhub.api.schema;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A service: the schemas that this hub knows, by id and version and by hash. They come from files, from bundles and from
 * producers. There is one layout under an id and version: a second, different one is refused. May be used by any thread.
 */
@ProviderType
public interface SchemaRegistry {

    /**
     * Makes a producer's schema known. The same one may have many owners, and doing so twice is harmless.
     *
     * @param schema to register
     * @param producer who has it
     * @return the schema with all its owners
     * @throws SchemaRefused if another one has this id and version; its message says who has that
     */
    RegisteredSchema register(SchemaInfo schema, String producer);

    /**
     * Takes a producer from all its schemas. A schema goes with its last owner.
     *
     * @param producer who leaves; it need not have any
     */
    void withdraw(String producer);

    /**
     * Looks a schema up.
     *
     * @param id dotted and global
     * @param version of the layout
     * @return the schema, or empty
     */
    Optional<RegisteredSchema> find(String id, SchemaVersion version);

    /**
     * Looks up who has a layout, under whatever name.
     *
     * @param hash of the layout
     * @return the schemas, perhaps none
     */
    List<RegisteredSchema> find(SchemaHash hash);

    /**
     * All that are known.
     *
     * @return sorted by id and version
     */
    List<RegisteredSchema> schemas();

    /**
     * What could not be registered, and why: bad files, and bundles whose schemas are refused.
     *
     * @return sorted by where it is
     */
    List<SchemaProblem> problems();
}
