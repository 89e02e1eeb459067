/** What is wrong with a block, what would mend it, and what was done: diagnosis, plan and report. */
@Export
@Version("1.0.0")
package org.labhub.api.recovery;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
