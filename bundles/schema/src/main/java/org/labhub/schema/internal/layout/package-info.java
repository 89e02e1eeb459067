/** Puts declared fields in their places. */
package org.labhub.schema.internal.layout;
