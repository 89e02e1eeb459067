/** The remote shell: who holds an admin key runs the commands of the scope {@code labhub}, one by one, and nothing else. */
package org.labhub.admin.internal.endpoint;
