package org.prachum.directory;

/**
 * What an import would do to the directory, or did.
 *
 * @param changed those who come back among them
 * @param missing active people who are not in the file; once it is done, those who were deactivated
 */
record ImportCounts(int added, int changed, int unchanged, int missing) {}
