/** Keys, guarded sockets, the vault and the trust list, for the bundles of the hub and for its command line. */
@Export
@Version("1.0.0")
package org.labhub.security;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
