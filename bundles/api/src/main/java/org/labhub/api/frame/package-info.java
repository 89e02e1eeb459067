/** What lies in one slot: reading and writing it in place or as a record. */
@Export
@Version("1.0.0")
package org.labhub.api.frame;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
