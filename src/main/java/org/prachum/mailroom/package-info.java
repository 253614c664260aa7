/** What an admin sees of the mails that leave the organization: which wait, which failed and why, and sending them again. */
package org.prachum.mailroom;
