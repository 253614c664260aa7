package org.prachum.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.meetings.Meeting;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;
import org.prachum.tenancy.Here;

/** {@code /ticket/<ticket>}: the place, taking a seat that is offered, and giving either back. */
@Named
@RequestScoped
public class TicketPage {

    @Inject
    Attending attending;

    @Inject
    Probing probing;

    @Inject
    Links link;

    @Inject
    @Param(name = "ticket")
    String code;

    @Inject
    @Param
    String cancel;

    @Inject
    @Param
    String undo;

    @Inject
    @Param
    String accept;

    @Inject
    @Param
    String calendar;

    @Inject
    Here here;

    private Ticket ticket;
    private String feed;
    private RemovalNotice removal;

    public void load() {
        if (!"POST".equals(Faces.getRequest().getMethod())) {
            ticket = attending.ticket(code);
            removal = ticket.isLive() ? null : attending.removal(code).orElse(null);
            feed = attending.calendar(code, calendar).map(path -> here.link(path).toString()).orElse(null);
            return;
        }
        if (undo != null) {
            Attending.Undone result = attending.undo(code);
            if (result.undone()) {
                probing.undone(Faces.getRequest().getRemoteAddr(), result.number());
            }
            Meeting meeting = result.meeting();
            String query = meeting.isPrivate() ? "?key=" + meeting.getAccessKey() : "";
            Redirect.to(link.to("/submit", meeting.getNumber()) + query);
            return;
        }
        if (accept != null) {
            attending.accept(code);
        } else {
            attending.cancel(code);
        }
        Redirect.to(link.to("/ticket", code));
    }

    public Ticket getTicket() {
        return ticket;
    }

    /** That an organizer removed it, or null. */
    public RemovalNotice getRemoval() {
        return removal;
    }

    /** Where all meetings of the ticket's holder can be subscribed to, or null: only whoever comes by the mail is told. */
    public String getFeed() {
        return feed;
    }

    /** The same as calendar programs open it. */
    public String getSubscription() {
        return Feeds.webcal(URI.create(feed));
    }

    /** Whether the reader has said that they cannot come, and is asked once more. */
    public boolean isAsking() {
        return cancel != null && ticket.isLive();
    }
}
