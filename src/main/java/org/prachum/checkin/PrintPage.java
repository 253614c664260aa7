package org.prachum.checkin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingNumber;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.Links;

/**
 * {@code /organizer/meeting/<n>/print?file=…}: says before printing which names would have boxes instead of letters, because no font of ours
 * has them ({@link org.prachum.platform.files.PdfFile#canPrint}).
 */
@Named
@RequestScoped
public class PrintPage {

    private static final List<String> FILES = List.of("badges", "sign-in-sheet");
    private static final int MOST_SHOWN = 20;

    @Inject
    Printing printing;

    @Inject
    Links link;

    @Inject
    @Param(name = "meeting")
    String number;

    @Inject
    @Param
    String file;

    private Meeting meeting;
    private List<UUID> chosen = List.of();
    private List<String> names = List.of();

    public void load() {
        meeting = printing.meeting(MeetingNumber.of(number));
        if (file == null || !FILES.contains(file)) {
            throw new Missing("a file to print");
        }
        String[] ids = Faces.getRequestParameterValues("registration");
        chosen = ids == null ? List.of() : Arrays.stream(ids).map(id -> Ids.typed("registration", id)).toList();
        names = printing.unprintable(meeting.getNumber(), chosen);
    }

    static String address(Links link, int meeting, String file, List<UUID> registrations) {
        return link.to("/organizer/meeting", meeting, "print") + "?file=" + file + query(registrations);
    }

    private static String query(List<UUID> registrations) {
        return registrations.stream().map(id -> "&registration=" + id).collect(Collectors.joining());
    }

    public Meeting getMeeting() {
        return meeting;
    }

    /** Some of the names that cannot be printed as they are. */
    public List<String> getNames() {
        return names.subList(0, Math.min(names.size(), MOST_SHOWN));
    }

    public int getCount() {
        return names.size();
    }

    public int getMore() {
        return Math.max(0, names.size() - MOST_SHOWN);
    }

    /** The file as it is. */
    public String getAnyway() {
        return link.to("/organizer/meeting", meeting.getNumber(), file + ".pdf") + "?anyway=true" + query(chosen);
    }
}
