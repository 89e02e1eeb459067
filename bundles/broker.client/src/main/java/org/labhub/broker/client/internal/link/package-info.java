/** The one thread that talks to the broker: connecting, asking, being answered, connecting again. */
package org.labhub.broker.client.internal.link;
