package org.labhub.schema.internal.layout;

/** A field as somebody declared it, before it has a place. */
public sealed interface Declaration permits Leaf, Struct {

    /** As declared, without the names of what it is nested in. */
    String name();
}
