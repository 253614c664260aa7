package org.prachum.tenancy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.prachum.platform.web.Reader;

/** {@code /privacy}: what the organization says about people's data. */
@Named
@RequestScoped
public class PrivacyPage {

    @Inject
    Here here;

    @Inject
    Reader reader;

    /** The organization's own notice, paragraph by paragraph; empty where it has none. */
    public List<String> getNotice() {
        return here.privacyNotice(reader.getLanguage()).map(text -> text.lines().toList()).orElse(List.of());
    }
}
