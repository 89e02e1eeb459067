/** What the tests of plug-ins stand on: channels without a hub, a scripted port, a contract that every driver keeps. */
@Export
@Version("1.0.0")
package org.labhub.testkit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
