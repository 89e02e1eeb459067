/** Bringing the frames of a channel to a plug-in, and keeping count of every one of them. */
package org.labhub.host.internal.feed;
