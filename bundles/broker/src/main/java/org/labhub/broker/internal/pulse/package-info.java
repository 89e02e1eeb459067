/** The broker talks to itself, as a client would. */
package org.labhub.broker.internal.pulse;
