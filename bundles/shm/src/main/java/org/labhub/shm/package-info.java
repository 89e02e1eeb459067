/** The engine on a plain class path: blocks in a folder, for command lines, benchmarks and child processes. */
@Export
@Version("1.0.0")
package org.labhub.shm;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
