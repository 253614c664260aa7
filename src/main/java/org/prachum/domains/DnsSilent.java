package org.prachum.domains;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** No name server answered; that says nothing about the record. */
class DnsSilent extends Refusal {

    private static final long serialVersionUID = 1L;

    DnsSilent() {
        super("domains.silent", Map.of());
    }
}
