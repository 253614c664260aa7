package org.prachum.checkin;

import static org.prachum.identity.Permission.ORGANIZE_OWN_MEETINGS;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.prachum.identity.Requires;
import org.prachum.identity.SignedIn;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MyMeetings;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Missing;

/** An organizer puts devices at the door of a meeting of theirs, and takes them away. Another's meeting does not exist. */
@UseCase
@Requires(ORGANIZE_OWN_MEETINGS)
class KioskKeeping {

    private static final int MOST = 50;

    /** A device and the last part of its address. */
    public record Open(Kiosk kiosk, String code) {

        public UUID getId() {
            return kiosk.getId();
        }

        /** Whether it says people's names. */
        public boolean isGreets() {
            return kiosk.isGreets();
        }

        public Instant getOpenedAt() {
            return kiosk.getOpenedAt();
        }

        public String getCode() {
            return code;
        }
    }

    @Inject
    MyMeetings meetings;

    @Inject
    Kiosks kiosks;

    @Inject
    SignedIn me;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    Meeting meeting(int number) {
        return meetings.byNumber(number);
    }

    /** Those whose address is worth something, the newest first. */
    List<Open> opened(int meeting) {
        Meeting here = meetings.byNumber(meeting);
        return kiosks.open(here.getId(), MOST).stream()
                .filter(kiosk -> kiosk.isOpenAt(clock.instant(), here))
                .map(kiosk -> new Open(kiosk, kiosks.code(kiosk)))
                .toList();
    }

    /** @param greets whether it says people's names */
    void open(int meeting, boolean greets) {
        Meeting here = meetings.byNumber(meeting);
        Kiosk kiosk = new Kiosk(here, greets, me.account().getId(), clock.instant());
        kiosks.open(kiosk);
        audit.note(Deed.of("kiosk.opened").on(kiosk.getId(), here.getTopic()));
    }

    /** @throws Missing when it is none of that meeting */
    void end(int meeting, UUID id) {
        Meeting here = meetings.byNumber(meeting);
        Kiosk kiosk = kiosks.find(id)
                .filter(found -> found.getMeeting().equals(here.getId()))
                .orElseThrow(() -> new Missing("kiosk " + id));
        if (kiosk.end(clock.instant())) {
            audit.note(Deed.of("kiosk.ended").on(id, here.getTopic()));
        }
    }
}
