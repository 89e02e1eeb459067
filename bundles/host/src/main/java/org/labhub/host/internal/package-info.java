/** The whiteboard: which plug-ins are there, and what became of them. */
package org.labhub.host.internal;
