package org.prachum.registration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Map;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.problem.Invalid;

/**
 * How an organization takes registrations of people who are not in its directory, one row an organization. They prove nothing about who
 * they are, so they are limited; people in the directory are not.
 *
 * <p>Until an admin decides, 30 of them may register within a minute from one network, and 120 for one meeting. The form takes a person
 * some 20 seconds, so ten people who share an address fill it in side by side, and three desks that register one guest after the other
 * stay below; a program that invents people needs 17 minutes for 500 seats instead of a second, and gets no more than the share of them.
 */
@Entity
@Table(name = "guest_policy")
class GuestPolicy extends TenantOwned {

    static final int MOST = 100_000;
    static final int ALL_SEATS = 100;

    private static final int USUAL_NETWORK_LIMIT = 30;
    private static final int USUAL_MEETING_LIMIT = 120;

    @Column(name = "network_limit")
    private int networkLimit = USUAL_NETWORK_LIMIT;

    @Column(name = "meeting_limit")
    private int meetingLimit = USUAL_MEETING_LIMIT;

    @Column(name = "seat_share")
    private Integer seatShare;

    @Column(name = "asks_number")
    private boolean asksNumber;

    protected GuestPolicy() {}

    static GuestPolicy undecided() {
        return new GuestPolicy();
    }

    /**
     * @param networkLimit how many guests may register within a minute from one network, 1 to 100,000
     * @param meetingLimit how many may for one meeting
     * @param seatShare how many percent of a meeting's seats they may have, 0 to 100; null for half of them while there is a directory
     * @param asksNumber whether they have to give an employee number
     * @throws Invalid beside {@code networkLimit}, {@code meetingLimit} or {@code seatShare}
     */
    void decide(Integer networkLimit, Integer meetingLimit, Integer seatShare, boolean asksNumber) {
        if (seatShare != null && (seatShare < 0 || seatShare > ALL_SEATS)) {
            throw new Invalid("registration.guests.seatShare.range", "seatShare");
        }
        this.networkLimit = limit(networkLimit, "networkLimit");
        this.meetingLimit = limit(meetingLimit, "meetingLimit");
        this.seatShare = seatShare;
        this.asksNumber = asksNumber;
    }

    int networkLimit() {
        return networkLimit;
    }

    int meetingLimit() {
        return meetingLimit;
    }

    /** Null for half of the seats while there is a directory, and all of them without one; {@code register_people} goes by it. */
    Integer seatShare() {
        return seatShare;
    }

    boolean asksNumber() {
        return asksNumber;
    }

    private static int limit(Integer typed, String field) {
        if (typed == null || typed < 1 || typed > MOST) {
            throw new Invalid("registration.guests.limit.range", field, Map.of("most", MOST));
        }
        return typed;
    }
}
