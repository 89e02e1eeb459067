/** The log-in to the web console: a form, a session, and nothing without them. */
package org.labhub.console.internal.login;
