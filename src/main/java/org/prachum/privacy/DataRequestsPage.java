package org.prachum.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Messages;
import org.prachum.platform.web.Paged;
import org.prachum.platform.web.Texts;

/** On {@code /admin/privacy}: who has asked for a copy of what is kept of them, and was not answered yet. */
@Named
@ViewScoped
public class DataRequestsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    DataAnswering answering;

    @Inject
    Texts texts;

    private Paged<WaitingRequest> waiting;

    @PostConstruct
    void open() {
        waiting = new Paged<>(answering::countWaiting, answering::waiting);
    }

    public void answered(UUID request) {
        answering.answered(request);
        Messages.addGlobalInfo(texts.get("privacy.requests.done"));
    }

    public Paged<WaitingRequest> getWaiting() {
        return waiting;
    }

    /** What follows the address of the page about one person. */
    public String query(String number) {
        return "?who=" + URLEncoder.encode(number, StandardCharsets.UTF_8);
    }
}
