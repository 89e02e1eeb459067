package org.labhub.api.instrument;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Names the channel of a {@link ChannelListener}: the default of its configuration key {@code listens.to}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ListensTo {

    /** The service property that it becomes. */
    String PROPERTY = "listens.to";

    /**
     * The channel.
     *
     * @return its name
     */
    String value();
}
