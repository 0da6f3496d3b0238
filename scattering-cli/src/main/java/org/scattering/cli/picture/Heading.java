package org.scattering.cli.picture;

import java.util.Locale;
import org.scattering.settings.Averaging;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;

/**
 * What stands above a picture.
 *
 * @param title what is drawn
 * @param recipe the settings in words
 */
public record Heading(String title, String recipe) {

    /**
     * Puts settings into words.
     *
     * @param title what is drawn
     * @param settings of its transform
     * @return both lines
     */
    public static Heading of(String title, ScatteringSettings settings) {
        return new Heading(
                title,
                switch (settings) {
                    case Scattering1D s ->
                        duration(s) + "; J = " + s.scale() + ", Q = (" + s.quality(1) + ", " + s.quality(2) + ")"
                                + support(s) + profile(s.profile());
                    case Scattering2D s ->
                        s.rows() + "×" + s.columns() + " pixels; J = " + s.scale() + ", L = " + s.angles()
                                + profile(s.profile());
                });
    }

    /** Writes both lines at the top of a page. */
    void draw(Pen pen, int left) {
        pen.text(title, left, 40, Pen.Anchor.LEFT, Style.HEADING, Style.INK);
        pen.text(recipe, left, 64, Pen.Anchor.LEFT, Style.SMALL, Style.MUTED);
    }

    private static String duration(Scattering1D s) {
        Units units = new Units(s.samplingRate());
        return s.samplingRate() == null
                ? s.length() + " samples"
                : units.duration(s.length()) + " at " + units.frequency(1);
    }

    private static String support(Scattering1D s) {
        return s.averaging() instanceof Averaging.Local local
                ? ", φ over " + new Units(s.samplingRate()).duration(local.support())
                : "";
    }

    private static String profile(Profile profile) {
        return ", profile " + profile.name().toLowerCase(Locale.ROOT);
    }
}
