/** What plug-ins provide: devices that produce, listeners that are called, processors that turn one channel into another. */
@Export
@Version("1.0.0")
package org.labhub.api.instrument;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
