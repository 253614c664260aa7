package org.prachum.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.prachum.platform.web.Reader;
import org.prachum.tenancy.ConsentText;
import org.prachum.tenancy.Here;

/** What a form shows of the consent that the organization asks for: {@code #{consenting}}. */
@Named
@RequestScoped
public class Consenting {

    @Inject
    Here here;

    @Inject
    Reader reader;

    public boolean isAsked() {
        return here.consent().isPresent();
    }

    /** By which what is agreed to is known, also when it is changed while somebody reads. */
    public int getNumber() {
        return here.consent().map(ConsentText::getNumber).orElse(0);
    }

    /** Line by line, in the reader's language if there is one. */
    public List<String> getLines() {
        Optional<String> text = here.consent().flatMap(asked -> asked.in(reader.getLanguage(), here.getOrganization().getLanguage()));
        return text.map(lines -> lines.lines().filter(line -> !line.isBlank()).toList()).orElse(List.of());
    }

    /** Whether that is what was agreed to, so that whoever has to correct something else does not agree twice. */
    public boolean isGiven(String said) {
        return String.valueOf(getNumber()).equals(said);
    }
}
