/** What a hub says of the files in its deploy folder, good and bad. */
package org.labhub.itests.deploy;
