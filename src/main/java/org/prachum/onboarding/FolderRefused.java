package org.prachum.onboarding;

import java.util.function.Supplier;

/** A folder of {@code tenants/} that cannot be taken: which file, which row of it, and what is wrong, in one line for the log. */
class FolderRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String place;

    FolderRefused(String folder, String file, String row, String reason) {
        this(folder, file, row, reason, null);
    }

    private FolderRefused(String folder, String file, String row, String reason, RuntimeException cause) {
        super(place(folder, file, row) + ": " + reason, cause, false, false);
        this.place = place(folder, file, row);
    }

    /** Does what a part of a file asks for. Whatever goes wrong, foreseen or not, is said with the file and the row. */
    static <T> T within(String folder, String file, String row, Supplier<T> work) {
        try {
            return work.get();
        } catch (FolderRefused said) {
            throw said;
        } catch (RuntimeException trouble) {
            throw new FolderRefused(folder, file, row, words(trouble), trouble);
        }
    }

    /** What kind of trouble it is, and what it says, in one line. */
    static String words(RuntimeException trouble) {
        String said = trouble.getMessage() == null ? "" : ": " + trouble.getMessage().strip().replaceAll("\\s+", " ");
        return trouble.getClass().getSimpleName() + said;
    }

    /** Folder, file and row, as far as they are known. */
    String place() {
        return place;
    }

    private static String place(String folder, String file, String row) {
        return folder + "/" + file + (row.isEmpty() ? "" : ", " + row);
    }
}
