package org.prachum.tenancy;

import jakarta.inject.Inject;
import java.util.Optional;
import org.prachum.platform.persistence.UseCase;

/** Which organizations there are, as far as anybody may ask: whether a subdomain is taken, and whose it is. */
@UseCase
public class Neighbourhood {

    @Inject
    Organizations organizations;

    public boolean isTaken(Subdomain subdomain) {
        return organizations.bySubdomain(subdomain.value()).isPresent();
    }

    public Optional<Organization> at(Subdomain subdomain) {
        return organizations.bySubdomain(subdomain.value());
    }
}
