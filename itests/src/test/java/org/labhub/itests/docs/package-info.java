/** That the documents speak of what is there. */
package org.labhub.itests.docs;
