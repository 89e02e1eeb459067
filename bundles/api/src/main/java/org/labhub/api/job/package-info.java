/** Ends that run jobs: what is to be written or read is pushed through a bounded queue, or done by a handler again and again. */
@Export
@Version("1.0.0")
package org.labhub.api.job;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
