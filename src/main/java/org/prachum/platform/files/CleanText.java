package org.prachum.platform.files;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

/**
 * Texts as mails and calendar files can carry them. Control characters, halves of surrogate pairs, the mark of byte order and what
 * Unicode calls noncharacters (The Unicode Standard, section 23.7) are left out: one of them makes some readers refuse the whole file, and none of
 * them says anything. That a text held some is logged once a text, without the text.
 */
public final class CleanText {

    private static final Logger LOG = Logger.getLogger(CleanText.class.getName());
    private static final int MOST_REMEMBERED = 1_000;
    private static final int FIRST_NONCHARACTER = 0xFDD0;
    private static final int LAST_NONCHARACTER = 0xFDEF;
    private static final int PLANE = 0xFFFF;
    private static final int MARK_OF_BYTE_ORDER = 0xFEFF;
    private static final int NEXT_LINE = 0x85;
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    /** What was told of already, by hash. */
    private static final Set<Integer> TOLD = ConcurrentHashMap.newKeySet();

    private CleanText() {}

    /** The text in one line: a subject, a name. Each line break or tab becomes a blank. Null stays null. */
    public static String line(String text) {
        return text == null ? null : cleaned(text, ' ', ' ');
    }

    /** The text with its lines, each ended by {@code \n}, whatever ended it before. Null stays null. */
    public static String lines(String text) {
        return text == null ? null : cleaned(text, '\n', '\t');
    }

    private static String cleaned(String text, char lineBreak, char tab) {
        StringBuilder clean = new StringBuilder(text.length());
        boolean dropped = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isLineBreak(c)) {
                boolean pair = c == '\r' && i < text.length() && text.charAt(i) == '\n';
                i += pair ? 1 : 0;
                clean.append(lineBreak);
            } else if (c == '\t') {
                clean.append(tab);
            } else if (isCarried(c)) {
                clean.appendCodePoint(c);
            } else {
                dropped = true;
            }
        }
        if (dropped) {
            tell(text);
        }
        return clean.toString();
    }

    private static boolean isLineBreak(int c) {
        return c == '\n' || c == '\r' || c == '\f' || c == 0x0B || c == NEXT_LINE || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
    }

    private static boolean isCarried(int c) {
        boolean noncharacter = c >= FIRST_NONCHARACTER && c <= LAST_NONCHARACTER || (c & PLANE) >= 0xFFFE;
        return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE && !noncharacter && c != MARK_OF_BYTE_ORDER;
    }

    private static void tell(String text) {
        if (TOLD.size() < MOST_REMEMBERED && TOLD.add(text.hashCode())) {
            LOG.info("A text for a mail or a calendar held characters that none of them can carry; they were left out");
        }
    }
}
