package org.labhub.api.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The unit of a field, as a UCUM code: {@code V}, {@code m/s}, {@code Cel}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Unit {

    /**
     * The UCUM code.
     *
     * @return the code
     */
    String value();
}
