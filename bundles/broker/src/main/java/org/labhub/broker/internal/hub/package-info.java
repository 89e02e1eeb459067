/** The broker as a component of a hub. */
package org.labhub.broker.internal.hub;
