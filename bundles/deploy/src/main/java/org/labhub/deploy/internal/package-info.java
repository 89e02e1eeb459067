/** Judges each file of the deploy folder, and tells each change once. */
package org.labhub.deploy.internal;
