package org.prachum.transfer;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;
import org.prachum.platform.web.Paged;

/** {@code /operator/departures}: the organizations that have left, until they are erased. */
@Named
@ViewScoped
public class DeparturesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Moves moves;

    private Paged<Departed> departures;

    @PostConstruct
    void open() {
        departures = new Paged<>(moves::count, moves::page);
    }

    public void takeBack(UUID organization) {
        moves.takeBack(organization);
    }

    public Paged<Departed> getDepartures() {
        return departures;
    }
}
