package org.prachum.tenancy;

import jakarta.inject.Inject;
import java.util.Optional;
import org.prachum.platform.persistence.UseCase;

/** Seeing an organization's pictures. */
@UseCase
class PictureViewing {

    @Inject
    Pictures pictures;

    Optional<byte[]> picture(String hash, String variant) {
        return pictures.find(hash, variant);
    }
}
