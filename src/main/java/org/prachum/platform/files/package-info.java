/**
 * What arrives as a file and what leaves as one: pictures, QR codes, spreadsheets, calendar entries.
 *
 * <p>Whatever arrives is hostile until it has been taken apart: the kind is told by the first bytes, never by the name
 * or the sender's word; limits are checked before memory is taken; and what is kept is written anew by this program.
 * What leaves is safe to open: no cell is a formula, no picture is a program.
 */
package org.prachum.platform.files;
