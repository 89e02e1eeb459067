/** Calling a listener with the frames of its channel. */
package org.labhub.host.internal.listener;
