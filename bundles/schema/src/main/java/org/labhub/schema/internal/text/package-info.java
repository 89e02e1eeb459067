/** The canonical text of a layout and its hash. */
package org.labhub.schema.internal.text;
