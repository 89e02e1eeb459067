/** Which value of a configuration holds, which layer it comes from, and what was refused. */
@Export
@Version("1.0.0")
package org.labhub.api.settings;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
