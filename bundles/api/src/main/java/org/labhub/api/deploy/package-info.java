/** The truth about every file in the deploy folder. */
@Export
@Version("1.0.0")
package org.labhub.api.deploy;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
