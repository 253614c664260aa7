/** What this node tells about itself to whoever runs it: whether it lives, whether it may be sent requests, and its numbers. */
package org.prachum.platform.health;
