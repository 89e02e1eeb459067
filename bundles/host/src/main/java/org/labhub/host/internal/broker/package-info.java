/** What the broker is told of the channels that the plug-ins of this hub offer and read. */
package org.labhub.host.internal.broker;
