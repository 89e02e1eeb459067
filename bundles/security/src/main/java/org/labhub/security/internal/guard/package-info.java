/** The guard around ZeroMQ: sockets that a stranger can neither enter nor break. */
package org.labhub.security.internal.guard;
