/** Health checks: does everything run that should? */
package org.labhub.deploy.internal.health;
