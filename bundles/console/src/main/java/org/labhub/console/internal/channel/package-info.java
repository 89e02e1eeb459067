/** The page of one channel: plots of its frames, its ring slot by slot, its latest frame in words. */
package org.labhub.console.internal.channel;
