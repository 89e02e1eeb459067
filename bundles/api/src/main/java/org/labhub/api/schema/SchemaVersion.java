package org.labhub.api.schema;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code major.minor.patch}. In 32 bits it takes 10, 10 and 12.
 *
 * @param major another one breaks readers; 0 to 1023
 * @param minor another one adds fields at the end; 0 to 1023
 * @param patch another one changes no field; 0 to 4095
 */
public record SchemaVersion(int major, int minor, int patch) implements Comparable<SchemaVersion> {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");
    private static final Comparator<SchemaVersion> ORDER = Comparator.comparingInt(SchemaVersion::major)
            .thenComparingInt(SchemaVersion::minor)
            .thenComparingInt(SchemaVersion::patch);

    /**
     * Refuses what does not fit the packed form.
     *
     * @param major another one breaks readers
     * @param minor another one adds fields at the end
     * @param patch another one changes no field
     */
    public SchemaVersion {
        check("major", major, 1023);
        check("minor", minor, 1023);
        check("patch", patch, 4095);
    }

    private static void check(String part, int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException("the " + part + " version must be from 0 to " + max + ", not " + value);
        }
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @param text for example {@code 1.2.0}
     * @return the version
     */
    public static SchemaVersion parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a schema version is major.minor.patch, not \"" + text + "\"");
        }
        return new SchemaVersion(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    /**
     * Reads what {@link #packed()} writes.
     *
     * @param packed 32 bits
     * @return the version
     */
    public static SchemaVersion ofPacked(int packed) {
        return new SchemaVersion(packed >>> 22, packed >>> 12 & 0x3ff, packed & 0xfff);
    }

    /**
     * As it stands in a block's descriptor.
     *
     * @return major, minor and patch in 10, 10 and 12 bits
     */
    public int packed() {
        return major << 22 | minor << 12 | patch;
    }

    @Override
    public int compareTo(SchemaVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
