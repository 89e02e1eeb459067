/** When the next cycle of a plug-in is due, and how the cycles went. */
package org.labhub.host.internal.pace;
