/** The connection to the broker, to be used in a container or alone. */
@Export
@Version("1.0.0")
package org.labhub.broker.client;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
