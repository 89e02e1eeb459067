package org.labhub.api.schema;

/**
 * Something that wanted to be a schema of the hub and is none.
 *
 * @param where the file or the bundle
 * @param what is wrong, with the values
 * @param remedy what mends it
 */
public record SchemaProblem(String where, String what, String remedy) {}
