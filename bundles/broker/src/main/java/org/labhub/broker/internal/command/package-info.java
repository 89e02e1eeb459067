/** A broker without a hub. */
package org.labhub.broker.internal.command;
