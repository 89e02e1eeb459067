/** What the broker and its clients say to each other: one record a message, one codec for all. */
@Export
@Version("1.0.0")
package org.labhub.broker.protocol;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
