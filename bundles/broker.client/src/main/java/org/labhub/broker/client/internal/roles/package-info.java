/** What this process has registered, and registers again. */
package org.labhub.broker.client.internal.roles;
