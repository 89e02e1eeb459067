/** How a frame is laid out, and who says so: annotations for records, layouts, versions, and the registry. */
@Export
@Version("1.0.0")
package org.labhub.api.schema;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
