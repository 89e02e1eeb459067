/** The life of one plug-in: its thread, the deadlines of its calls, its failures, and what becomes of it then. */
package org.labhub.host.internal.life;
