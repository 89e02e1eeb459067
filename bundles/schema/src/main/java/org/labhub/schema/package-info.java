/** Derives layouts from records, texts and files: the way to them without a framework. */
@Export
@Version("1.0.0")
package org.labhub.schema;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
