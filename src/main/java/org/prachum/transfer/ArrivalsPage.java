package org.prachum.transfer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;
import org.prachum.platform.web.Texts;
import org.prachum.platform.web.Upload;
import org.prachum.tenancy.Here;

/**
 * {@code /operator/arrivals}: an organization that was exported elsewhere, or here, arrives. Upload, look, let in, and how far it is; the
 * page may be left and shows the running or last arrival again.
 */
@Named
@RequestScoped
public class ArrivalsPage {

    @Inject
    Arrivals arrivals;

    @Inject
    ArrivalWork work;

    @Inject
    Texts texts;

    @Inject
    Links link;

    @Inject
    Here here;

    @Inject
    @Param
    String run;

    @Inject
    @Param
    String subdomain;

    @Inject
    @Param
    String action;

    private ArrivalRun last;
    private Arrivals.Look look;

    public void load() throws IOException, ServletException {
        last = arrivals.last().orElse(null);
        look = last != null && last.isReady() ? arrivals.look(last) : null;
        if ("POST".equals(Faces.getRequest().getMethod())) {
            act();
            Redirect.to(link.to("/operator/arrivals"));
        }
    }

    /** The running or last arrival, or null. */
    public ArrivalRun getLast() {
        return last;
    }

    /** What is in the file that waits for an answer, or null. */
    public Arrivals.Look getLook() {
        return look;
    }

    /** As it was typed; else as it was asked for last. */
    public String getSubdomain() {
        return subdomain == null && last != null ? last.getSubdomain() : subdomain;
    }

    /** Where the organization lives that has just arrived, or null. */
    public String getArrived() {
        return last != null && last.isArrived() ? here.linkOn(last.getSubdomain(), "/").toString() : null;
    }

    /** Why it was refused or could not be stored, or null. */
    public String getRefusal() {
        return last == null ? null : last.refusal().map(key -> texts.say(key, last.refusalValues())).orElse(null);
    }

    private void act() throws IOException, ServletException {
        switch (action == null ? "" : action) {
            case "arrive" -> {
                UUID id = id();
                arrivals.confirm(id, subdomain);
                work.store(id);
            }
            case "again" -> work.check(arrivals.again(id()));
            case "discard" -> arrivals.discard(id());
            default -> upload();
        }
    }

    private void upload() throws IOException, ServletException {
        Upload upload = Upload.first(ArrivalRefused.FIELD)
                .orElseThrow(() -> new Invalid("transfer.arrivals.fileNeeded", ArrivalRefused.FIELD));
        try (InputStream uploaded = upload.open()) {
            work.check(arrivals.begin(upload.name(), uploaded));
        }
    }

    private UUID id() {
        return Ids.typed("arrival", run);
    }
}
