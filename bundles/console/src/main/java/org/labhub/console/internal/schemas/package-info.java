/** The page of the schemas: their fields, who uses them, and what differs between two. */
package org.labhub.console.internal.schemas;
