/** Streams to open pages: server-sent events, written when the browser can take them, by one thread for all. */
package org.labhub.console.internal.live;
