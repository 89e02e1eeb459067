/** Who may operate the hub, and the record of what was done. */
@Export
@Version("1.0.0")
package org.labhub.api.security;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
