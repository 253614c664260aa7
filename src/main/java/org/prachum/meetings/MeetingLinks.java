package org.prachum.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.prachum.tenancy.Here;

/** Where people register for a meeting, as printed in its QR code. */
@ApplicationScoped
public class MeetingLinks {

    @Inject
    Here here;

    /** Absolute; the link of a private meeting carries its key. */
    public URI registration(Meeting meeting) {
        String key = meeting.isPrivate() ? "?key=" + meeting.getAccessKey() : "";
        return here.link("/submit/" + meeting.getNumber() + key);
    }
}
