/** What the command line does with a broker: it needs no framework. */
package org.labhub.broker.client.internal.command;
