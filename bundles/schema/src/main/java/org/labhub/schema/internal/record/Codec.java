package org.labhub.schema.internal.record;

import java.lang.invoke.MethodHandle;
import org.labhub.api.schema.SchemaInfo;

/**
 * The two handles of a record class.
 *
 * @param write takes a frame (as Object) and a slot that is written
 * @param read takes a slot that is read and gives a frame (as Object)
 */
record Codec(SchemaInfo schema, MethodHandle write, MethodHandle read) {}
