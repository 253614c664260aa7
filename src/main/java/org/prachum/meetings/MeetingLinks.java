package org.prachum.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.prachum.tenancy.Here;

/** Where people register for a meeting. */
@ApplicationScoped
public class MeetingLinks {

    /** A key that is the same key in capitals. */
    private static final Pattern ANY_CASE = Pattern.compile("[0-9a-z]+");

    @Inject
    Here here;

    /** Absolute; the link of a private meeting carries its key. */
    public URI registration(Meeting meeting) {
        String key = meeting.isPrivate() ? "?key=" + meeting.getAccessKey() : "";
        return here.link("/submit/" + meeting.getNumber() + key);
    }

    /**
     * What a QR code says. That of a private meeting is an address in capitals that leads to {@link #registration}: in the alphanumeric mode
     * (ISO/IEC 18004, section 7.4.4) a code of it is so small that a logo in its middle covers no pattern by which a reader finds its way.
     */
    public String inCode(Meeting meeting) {
        if (!meeting.isPrivate() || !ANY_CASE.matcher(meeting.getAccessKey()).matches()) {
            return registration(meeting).toString();
        }
        URI link = here.link("/M/" + meeting.getNumber() + "/" + meeting.getAccessKey().toUpperCase(Locale.ROOT));
        String origin = link.getScheme() + "://" + link.getRawAuthority();
        return origin.toUpperCase(Locale.ROOT) + link.toString().substring(origin.length());
    }
}
