/** How words of the API look as JSON. */
package org.labhub.recovery.internal.json;
