/** What the broker knows: sessions, channels, consumers and their signs of life. No sockets, no threads, no clock of its own. */
package org.labhub.broker.internal.registry;
