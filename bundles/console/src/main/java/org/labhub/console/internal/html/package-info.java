/** Text that becomes part of a page. */
package org.labhub.console.internal.html;
