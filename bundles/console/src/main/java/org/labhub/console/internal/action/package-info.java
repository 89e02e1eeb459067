/** The one way in which pages change something: POST, the page's token, a role, and a line in the audit log. */
package org.labhub.console.internal.action;
