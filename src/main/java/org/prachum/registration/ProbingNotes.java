package org.prachum.registration;

import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.Here;

/** That somebody tries numbers: a line in the organization's audit log, with the address they come from, and one in the server's without. */
@UseCase
class ProbingNotes {

    private static final Logger LOG = Logger.getLogger(ProbingNotes.class.getName());
    private static final int SHOWN = 2;
    private static final int LONGEST = 18;

    @Inject
    Audit audit;

    @Inject
    Here here;

    /** @param times how many numbers that are nobody's were tried within the minute, {@code last} being the last of them */
    void probed(int times, String last) {
        audit.note(Deed.of("look_up.probed").with("count", times).with("last", masked(last)).by(Actor.VISITOR));
        LOG.warning(() -> "Somebody tries numbers at " + here.getOrganization().getSubdomain() + ": " + times
                + " that are nobody's within a minute, the last " + masked(last));
    }

    /** @param most how many numbers were looked up within the hour, most of which are somebody's, {@code last} being the last of them */
    void exhausted(int most, String last) {
        audit.note(Deed.of("look_up.exhausted").with("count", most).with("last", masked(last)).by(Actor.VISITOR));
        LOG.warning(() -> "Somebody looks very many numbers up at " + here.getOrganization().getSubdomain() + ": " + most
                + " within an hour, the last " + masked(last));
    }

    /** What was typed may be somebody's number elsewhere, or anything: its first characters and its length. */
    static String masked(String typed) {
        String shown = typed.codePoints()
                .limit(SHOWN)
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return shown + "*".repeat(Math.min(Math.max(typed.length() - shown.length(), 0), LONGEST));
    }
}
