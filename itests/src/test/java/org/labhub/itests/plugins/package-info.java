/** Plug-ins that are dropped into the deploy folder of a running hub, seen from outside of it. */
package org.labhub.itests.plugins;
