/** Named streams of frames: the ends that producers and consumers hold, and what can happen to them. */
@Export
@Version("1.0.0")
package org.labhub.api.channel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
