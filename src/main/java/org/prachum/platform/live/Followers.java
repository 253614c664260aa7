package org.prachum.platform.live;

import java.util.Optional;

/** Who the running request comes from. Implemented by the package {@code identity}, which knows accounts. */
public interface Followers {

    /** Empty where nobody is signed in. */
    Optional<Follower> current();
}
