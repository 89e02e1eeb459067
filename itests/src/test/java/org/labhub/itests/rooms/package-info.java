/** The rules of the house, held against what was built. */
package org.labhub.itests.rooms;
