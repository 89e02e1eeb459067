/** What lies in the deploy folder, whether it still changes, and what the jars say of themselves. */
package org.labhub.deploy.internal.folder;
