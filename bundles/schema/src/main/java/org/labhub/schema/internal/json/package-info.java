/** Schema files. */
package org.labhub.schema.internal.json;
