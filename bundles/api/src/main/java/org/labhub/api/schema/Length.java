package org.labhub.api.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An array or string of exactly this many elements (a string: bytes of UTF-8, padded with zeros). */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Length {

    /**
     * How many, at least 1.
     *
     * @return the number
     */
    int value();
}
