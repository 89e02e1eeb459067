/** The client as a component of a hub. */
package org.labhub.broker.client.internal.hub;
