/** Health checks: one for each concern, each naming who is concerned. */
package org.labhub.metrics.internal.health;
