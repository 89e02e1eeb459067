package org.labhub.api.schema;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A service of a bundle that brings schemas for others to use. They are known as long as the service is there.
 */
@ConsumerType
public interface SchemaSource {

    /**
     * The records that stand for the schemas. Asked once, when the service appears.
     *
     * @return each bears {@link Schema}
     */
    List<Class<? extends Record>> frames();
}
