/** The shared-memory segment behind a channel: making it, attaching to it, and looking at it. */
@Export
@Version("1.0.0")
package org.labhub.api.block;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
