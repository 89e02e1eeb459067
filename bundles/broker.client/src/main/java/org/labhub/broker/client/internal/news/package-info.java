/** Tells listeners what happens, in order, away from the socket. */
package org.labhub.broker.client.internal.news;
