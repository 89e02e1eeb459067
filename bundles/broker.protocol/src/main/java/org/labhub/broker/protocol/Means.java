package org.labhub.broker.protocol;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a message or a field of it means; the reference page is made from it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Means {

    /**
     * One sentence, without a full stop for a field.
     *
     * @return the meaning
     */
    String value();
}
