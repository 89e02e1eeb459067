/** Records as frames: what they declare, and the compiled code that moves them. */
package org.labhub.schema.internal.record;
