package org.prachum.onboarding;

/** A folder of {@code tenants/} that cannot be taken: which file, which row of it, and what is wrong, in one line for the log. */
class FolderRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FolderRefused(String folder, String file, String row, String reason) {
        super(folder + "/" + file + (row.isEmpty() ? "" : ", " + row) + ": " + reason, null, false, false);
    }
}
