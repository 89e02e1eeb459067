/** The broker, to be started in a container or alone. */
@Export
@Version("1.0.0")
package org.labhub.broker;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
