package org.scattering.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scattering.cli.report.Counter;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering2D;

/** What limits a claim is said, in the chapter and in the claim. */
class NotesTest {
    private static Inquiry inquiry(Profile profile, int maxOrder) {
        Subject subject = Subject.of(Scattering2D.builder(16, 16)
                .scales(2)
                .angles(8)
                .maxOrder(maxOrder)
                .profile(profile)
                .build());
        return new Inquiry(subject, Material.generated(List.of(16, 16), 1), null, 1, 1);
    }

    private static List<String> formulas(Section section, String claim) {
        return section.claims().stream()
                .filter(c -> c.name().startsWith(claim))
                .map(Claim::formula)
                .toList();
    }

    @Test
    void tooManyPaths() {
        Section section = new EnergyCheck().run(inquiry(Profile.TIGHT, 3), Counter.NONE);
        assertThat(formulas(section, "a tight bank on all paths"))
                .hasSize(3)
                .allMatch(f -> f.contains("not checked from order 3 on: 4096 paths there, and 3000 are the most"));
        assertThat(section.notes()).anyMatch(n -> n.contains("not checked from order 3 on"));
    }

    @Test
    void anEmptyBound() {
        Subject images = Subject.of(Scattering2D.builder(32, 32)
                .scales(3)
                .angles(4)
                .profile(Profile.TIGHT)
                .build());
        Inquiry inquiry = new Inquiry(images, Material.generated(List.of(32, 32), 1), null, 1, 1);
        Section section = new EnergyCheck().run(inquiry, Counter.NONE);
        assertThat(formulas(section, "sub-sampling")).singleElement().asString().contains("is empty: it is above ‖x‖²");
        assertThat(section.notes()).singleElement().asString().contains("the bound for any signal, 1.");
        assertThat(formulas(section, "a tight bank on all paths")).noneMatch(f -> f.contains("not checked"));
    }

    @Test
    void aBankThatIsScaled() {
        Section section = new CertificateCheck().run(inquiry(Profile.KYMATIO, 1), Counter.NONE);
        assertThat(section.notes())
                .singleElement()
                .asString()
                .contains("layer 1 are scaled by 0.99", "because max A = 1.0");
        assertThat(formulas(section, "a deformation moves")).allMatch(f -> f.contains("because max A = 1.0"));
        assertThat(new CertificateCheck()
                        .run(inquiry(Profile.TIGHT, 1), Counter.NONE)
                        .notes())
                .isEmpty();
    }
}
