/** What {@code ./dev bench} measures: always as a ratio to a peer in the same run. */
package org.labhub.itests.bench;
