/** Who offers which channel, who reads it, and what happens to them: what the broker tells, and what it is told. */
@Export
@Version("1.0.0")
package org.labhub.api.broker;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
