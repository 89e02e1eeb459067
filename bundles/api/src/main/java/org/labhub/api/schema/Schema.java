package org.labhub.api.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the schema that a record stands for; its components are the fields, in the order in which they lie in a slot. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Schema {

    /**
     * Dotted and global, for example {@code lab.scope}.
     *
     * @return the id
     */
    String id();

    /**
     * As {@code major.minor.patch}.
     *
     * @return the version
     */
    String version();

    /**
     * Whether fields lie at their natural alignment or without any gap.
     *
     * @return the packing
     */
    Packing packing() default Packing.ALIGNED;

    /**
     * Room at the end that later versions may fill with fields, so that slots stay as large as they are.
     *
     * @return in bytes
     */
    int reserve() default 0;
}
