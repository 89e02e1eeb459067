/** The record of what was done: a chain of lines, each of which carries the hash of the one before. */
package org.labhub.security.internal.audit;
