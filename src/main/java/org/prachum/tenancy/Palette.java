package org.prachum.tenancy;

/** The colours that pages use. */
public record Palette(String brand, String brandInk) {

    static Palette of(String primary, String accent) {
        return new Palette(primary, "#ffffff");
    }

    String css() {
        return ":root{--brand:" + brand + "}";
    }
}
