/** The ends that plug-ins hold. */
package org.labhub.host.internal.channels;
