/** What others see of it: pages for programs, behind a door of their own. */
package org.labhub.metrics.internal.web;
