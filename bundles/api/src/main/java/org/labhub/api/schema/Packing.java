package org.labhub.api.schema;

/** How fields follow each other. */
public enum Packing {
    /** Each field at a multiple of its own size, the whole padded to its largest field. */
    ALIGNED,
    /** One after the other, without a gap. */
    PACKED
}
