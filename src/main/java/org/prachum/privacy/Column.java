package org.prachum.privacy;

/**
 * What is decided about a column of a table.
 *
 * @param table {@code *} for a column of that name in every table
 * @param about whether it tells something of a person
 * @param given whether whoever asks for a copy of what is known of them is given it
 * @param goes whether an erasure takes it away
 * @param why the reason, or what it is
 */
record Column(String table, String name, boolean about, boolean given, boolean goes, String why) {

    private static final String ANY = "*";

    /**
     * Reads one line: {@code registration.name given goes …}, {@code registration.section given stays …}, {@code account.generation
     * held_back goes …} or {@code meeting.topic nobodys …}.
     */
    static Column of(String line) {
        String[] words = line.strip().split("\\s+", 3);
        String[] name = words[0].split("\\.");
        if (words[1].equals("nobodys")) {
            return new Column(name[0], name[1], false, false, false, words[2]);
        }
        String[] rest = words[2].split("\\s+", 2);
        return new Column(
                name[0], name[1], true, oneOf(words[1], "given", "held_back"), oneOf(rest[0], "goes", "stays"), rest.length < 2 ? "" : rest[1]);
    }

    boolean isOf(String itsTable, String itsName) {
        return name.equals(itsName) && (table.equals(ANY) || table.equals(itsTable));
    }

    private static boolean oneOf(String word, String yes, String no) {
        if (!word.equals(yes) && !word.equals(no)) {
            throw new IllegalArgumentException(word + " is neither " + yes + " nor " + no);
        }
        return word.equals(yes);
    }
}
