package org.prachum.movingin;

import jakarta.persistence.Embeddable;

/** How many of one kind come, or have come; are here already; and are left out. */
@Embeddable
public class Tally {

    private int coming;
    private int there;
    private int left;

    protected Tally() {}

    Tally(int coming, int there, int left) {
        this.coming = coming;
        this.there = there;
        this.left = left;
    }

    public int getComing() {
        return coming;
    }

    public int getThere() {
        return there;
    }

    public int getLeft() {
        return left;
    }
}
