package org.prachum.audit;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.omnifaces.cdi.ViewScoped;
import org.prachum.platform.web.Paged;
import org.prachum.tenancy.Here;

/** {@code /admin/audit?person=…&verb=…&text=…&from=…&until=…} */
@Named
@ViewScoped
public class AuditPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    AuditTrail trail;

    @Inject
    Here here;

    private String person;
    private String verb;
    private String text;
    private String from;
    private String until;
    private Paged<AuditEntry> entries;

    @PostConstruct
    void open() {
        entries = new Paged<>(() -> trail.count(filter()), (first, most) -> trail.page(filter(), first, most));
    }

    public Paged<AuditEntry> getEntries() {
        return entries;
    }

    public List<String> getVerbs() {
        return Verbs.ALL;
    }

    public boolean isFiltered() {
        return !getQuery().isEmpty();
    }

    /** What is asked for, for the links to the same as a file; empty where everything is. */
    public String getQuery() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("person", person);
        asked.put("verb", verb);
        asked.put("text", text);
        asked.put("from", from);
        asked.put("until", until);
        asked.values().removeIf(value -> value == null || value.isBlank());
        return asked.isEmpty()
                ? ""
                : asked.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    public String getPerson() {
        return person;
    }

    public void setPerson(String person) {
        this.person = person;
    }

    public String getVerb() {
        return verb;
    }

    public void setVerb(String verb) {
        this.verb = verb;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until;
    }

    private AuditFilter filter() {
        return AuditFilter.typed(person, verb, text, from, until, here.getOrganization().getZone());
    }
}
