package org.labhub.api.block;

/** To what the regions of a block are aligned. */
public enum PageSize {
    /** An ordinary page. */
    SIZE_4K(4 << 10),
    /** For large slots. */
    SIZE_4M(4 << 20),
    /** For very large slots. */
    SIZE_16M(16 << 20);

    private final int bytes;

    PageSize(int bytes) {
        this.bytes = bytes;
    }

    /**
     * The size.
     *
     * @return in bytes
     */
    public int bytes() {
        return bytes;
    }
}
