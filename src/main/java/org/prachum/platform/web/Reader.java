package org.prachum.platform.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.prachum.platform.time.Moments;

/** Whoever reads the page or the mail: in which language, and in which zone their organization reckons: {@code #{reader}}. */
@Named
@RequestScoped
public class Reader {

    private Language language = Language.EN;
    private ZoneId zone = ZoneOffset.UTC;

    /** Speaks and reckons like the organization until somebody chooses otherwise. */
    public void assume(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
    }

    public void speak(Language chosen) {
        this.language = chosen;
    }

    public Language getLanguage() {
        return language;
    }

    public Locale getLocale() {
        return language.locale();
    }

    public ZoneId getZone() {
        return zone;
    }

    /** Moments as this reader says them: {@code #{reader.say.range(meeting.startsAt, meeting.endsAt)}}. */
    public Moments getSay() {
        return Moments.in(language.locale(), zone);
    }

    public List<Language> getLanguages() {
        return Language.all();
    }
}
