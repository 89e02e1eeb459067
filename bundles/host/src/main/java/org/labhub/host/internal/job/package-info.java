/** Ends that run jobs: a bounded queue, a handler that can be swapped, and the thread that runs both. */
package org.labhub.host.internal.job;
