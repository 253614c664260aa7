package org.prachum.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.prachum.platform.web.BrowserToken;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Redirect;

/**
 * What the pages have in common on which somebody types the code that was mailed to them. Whoever asked for none in this browser is led
 * back to where one is asked for; whoever asks for another is mailed another.
 */
@Named
@RequestScoped
public class CodeEntry {

    /**
     * One of these pages.
     *
     * @param purpose of its code
     * @param start the path at which the code is asked for
     * @param path of the page itself
     */
    public record Place(String purpose, String start, String path) {}

    /** Asks for another code, with what the last was asked for with. */
    @FunctionalInterface
    public interface Again {
        void ask(OneTimeCodes.Asked last, String browser, String client, Language language);
    }

    /** Tries what was typed; throws the refusal that says what is wrong with it. */
    @FunctionalInterface
    public interface Try {
        void enter(String browser, String otp);
    }

    @Inject
    OneTimeCodes codes;

    @Inject
    BrowserToken browser;

    @Inject
    Reader reader;

    @Inject
    Links link;

    private Place place;
    private Optional<OneTimeCodes.Asked> asked = Optional.empty();
    private String otp;

    /** Answers the request. What was typed is tried also where this browser asked for none, so that both are refused alike. */
    public void load(HttpServletRequest request, Place page, Again again, Try typed) {
        place = page;
        asked = codes.asked(page.purpose(), browser.value());
        otp = request.getParameter("otp");
        boolean post = "POST".equals(request.getMethod());
        boolean resend = request.getParameter("resend") != null;
        if (asked.isEmpty() && (!post || resend)) {
            Redirect.to(link.to(page.start()));
        } else if (post && resend) {
            again.ask(asked.get(), browser.value(), request.getRemoteAddr(), reader.getLanguage());
            Redirect.to(link.to(page.path()));
        } else if (post) {
            typed.enter(browser.value(), otp);
        }
    }

    /** Whether this browser can still enter a code that it asked for, for that purpose: the page where one is asked for leads there. */
    public boolean isAwaited(String purpose) {
        return browser.held().filter(token -> codes.isAwaited(purpose, token)).isPresent();
    }

    public String getStart() {
        return place.start();
    }

    public String getPath() {
        return place.path();
    }

    /** Where the code went, or null where none was asked for. */
    public String getEmail() {
        return asked.map(code -> code.email().value()).orElse(null);
    }

    /** Seconds until another code may be asked for. */
    public long getWait() {
        return asked.map(OneTimeCodes.Asked::secondsToWait).orElse(0L);
    }

    public String getOtp() {
        return otp;
    }
}
