package org.scattering.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.scattering.Scattering;
import org.scattering.filter.Filter;
import org.scattering.filter.FilterBank;
import org.scattering.settings.Scattering2D;

/** What the pictures of banks are drawn from. */
class BankPictureTest {
    private static final Panel PLANE =
            new Panel(new Rectangle(0, 0, 1000, 1000), Scale.linear(-0.5, 0.5), Scale.linear(0.5, -0.5));

    private static FilterBank bank() {
        return Scattering.plan(Scattering2D.builder(64, 48).scales(3).angles(8).build())
                .bank(1);
    }

    @Test
    void ellipsesLieAtTheirFrequencies() {
        for (Filter w : bank().wavelets()) {
            if (w.scale() == 0) {
                // Those of the finest scale reach beyond ½ and come in again at the other side.
                continue;
            }
            Rectangle2D ellipse = new Contours(w.spectrum(), 0.5).pieces(PLANE).getBounds2D();
            double row = w.frequency() * Math.cos(w.angle());
            double column = w.frequency() * Math.sin(w.angle());
            assertThat(ellipse.getCenterX()).isCloseTo(PLANE.x(column), within(20.0));
            assertThat(ellipse.getCenterY()).isCloseTo(PLANE.y(row), within(20.0));
        }
    }

    @Test
    void lowpassIsACircleOfItsWidth() {
        Filter phi = bank().lowpass();
        Rectangle2D circle = new Contours(phi.spectrum(), 0.5).pieces(PLANE).getBounds2D();
        double halfWidth = phi.bandwidth() * Math.sqrt(2 * Math.log(2));
        assertThat(circle.getWidth()).isCloseTo(2000 * halfWidth, within(4.0));
        assertThat(circle.getHeight()).isCloseTo(2000 * halfWidth, within(4.0));
    }

    @Test
    void spaceIsTheInverseTransform() {
        Filter w = bank().wavelets().get(5);
        int rows = w.spectrum().rows();
        int columns = w.spectrum().columns();
        int size = 9;
        // Pixels whose centres are whole numbers from -4 to 4.
        double[][] view = new SpatialView(w.spectrum()).sample(size / 2.0, size);
        for (int y = -4; y <= 4; y++) {
            for (int x = -4; x <= 4; x++) {
                double sum = 0;
                for (int r = 0; r < rows; r++) {
                    for (int c = 0; c < columns; c++) {
                        double turn = (double) r * y / rows + (double) c * x / columns;
                        sum += w.spectrum().at(r, c) * Math.cos(2 * Math.PI * turn);
                    }
                }
                assertThat(view[y + 4][x + 4]).isCloseTo(sum / (rows * columns), within(1e-12));
            }
        }
    }

    @Test
    void aCurveGoesThroughItsSamples() {
        assertThat(Cubic.between(7, 2, 3, 9, 0)).isEqualTo(2);
        assertThat(Cubic.between(7, 2, 3, 9, 1)).isCloseTo(3, within(1e-12));
        assertThat(Cubic.between(1, 2, 3, 4, 0.3)).isCloseTo(2.3, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "LINEAR, 0, 0.43, 8, 0 0.1 0.2 0.3 0.4",
        "LINEAR, -1, 1, 4, −1 −0.5 0 0.5 1",
        "LINEAR, 0.5, -0.5, 5, −0.4 −0.2 0 0.2 0.4",
        "DECADES, 7, 3000, 8, 10 20 50 100 200 500 1000 2000",
        "DECADES, 0.0001, 0.5, 5, 10⁻⁴ 0.001 0.01 0.1",
        "OCTAVES, 0.01, 0.5, 9, 2⁻⁶ 2⁻⁵ 2⁻⁴ 2⁻³ 2⁻² 2⁻¹"
    })
    void ticks(Scale.Kind kind, double from, double to, int wanted, String expected) {
        List<Scale.Tick> ticks = new Scale(kind, from, to).ticks(wanted);
        assertThat(ticks.stream().map(Scale.Tick::label)).containsExactly(expected.split(" ", -1));
    }

    @ParameterizedTest
    @EnumSource(Scale.Kind.class)
    void positions(Scale.Kind kind) {
        Scale scale = new Scale(kind, 0.2, 7);
        assertThat(scale.position(0.2)).isZero();
        assertThat(scale.position(7)).isCloseTo(1, within(1e-12));
        assertThat(scale.value(scale.position(1.3))).isCloseTo(1.3, within(1e-12));
    }

    @Test
    void coloursGrowBrighter() {
        double[] light = new double[101];
        Arrays.setAll(light, i -> {
            int rgb = ColourMap.MAGMA.rgb(i / 100.0);
            return 0.2126 * (rgb >> 16) + 0.7152 * (rgb >> 8 & 0xFF) + 0.0722 * (rgb & 0xFF);
        });
        assertThat(light).isSorted();
        assertThat(ColourMap.MAGMA.rgb(-1)).isEqualTo(0x000004);
        assertThat(ColourMap.MAGMA.rgb(2)).isEqualTo(0xfcfdbf);
        assertThat(ColourMap.SIGNED.rgb(0.5)).isEqualTo(0xf7f7f7);
    }
}
