package org.prachum.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.prachum.platform.files.Picture;

/** Keeping and finding the pictures of the current organization. Joins its caller's transaction. */
@ApplicationScoped
class Pictures {

    static final String LOGO = "512";
    static final String TOUCH_ICON = "180";
    static final String FAVICON = "32";

    @Inject
    EntityManager database;

    Optional<byte[]> find(String hash, String variant) {
        return database.createQuery(
                        "select p from StoredPicture p where p.hash = :hash and p.variant = :variant", StoredPicture.class)
                .setParameter("hash", hash)
                .setParameter("variant", variant)
                .getResultStream()
                .findFirst()
                .map(StoredPicture::bytes);
    }

    /** Keeps each size of an uploaded picture and answers its hash. */
    String keep(byte[] upload) {
        Picture picture = Picture.of(upload);
        byte[] logo = picture.logo();
        String hash = Picture.contentHash(logo);
        if (find(hash, LOGO).isEmpty()) {
            database.persist(new StoredPicture(hash, LOGO, logo));
            database.persist(new StoredPicture(hash, TOUCH_ICON, picture.touchIcon()));
            database.persist(new StoredPicture(hash, FAVICON, picture.favicon()));
        }
        return hash;
    }
}
