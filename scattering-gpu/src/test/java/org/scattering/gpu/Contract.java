package org.scattering.gpu;

import java.util.List;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;

/** Settings of every kind, small enough for a GPU that is a loop on the processor. */
final class Contract {
    private Contract() {}

    static final List<ScatteringSettings> CASES = List.of(
            Scattering1D.builder(512).scale(5).quality(8).build(),
            Scattering1D.builder(1000).scale(6).quality(4, 2).maxOrder(3).build(),
            Scattering1D.builder(256).scale(4).quality(1).paths(Paths.ALL).build(),
            Scattering1D.builder(200).scale(4).signalType(SignalType.COMPLEX).build(),
            Scattering1D.builder(300).scale(4).averaging(Averaging.NONE).build(),
            Scattering1D.builder(300).scale(4).averaging(Averaging.GLOBAL_MEAN).build(),
            Scattering1D.builder(260)
                    .scale(4)
                    .averaging(Averaging.GLOBAL_SUM)
                    .maxOrder(1)
                    .build(),
            Scattering1D.builder(96 * 7)
                    .scale(5)
                    .padding(Padding.PERIODIC)
                    .profile(Profile.TIGHT)
                    .build(),
            Scattering1D.builder(16 * 13).scale(4).padding(Padding.PERIODIC).build(),
            Scattering1D.builder(2500)
                    .scale(7)
                    .quality(12)
                    .padding(Padding.ZERO)
                    .build(),
            Scattering1D.builder(900)
                    .scale(6)
                    .support(50)
                    .stride(4)
                    .padding(Padding.SYMMETRIC)
                    .build(),
            Scattering1D.builder(400).scale(5).stride(1).build(),
            Scattering1D.builder(128).scale(3).maxOrder(0).build(),
            Scattering1D.builder(200)
                    .scale(4)
                    .signalType(SignalType.COMPLEX)
                    .stride(1)
                    .build(),
            Scattering2D.builder(32, 32).scales(2).build(),
            Scattering2D.builder(21, 35).scales(2).angles(3).maxOrder(3).build(),
            Scattering2D.builder(28, 31)
                    .scales(2)
                    .angles(4)
                    .averaging(Averaging.GLOBAL_SUM)
                    .build(),
            Scattering2D.builder(19, 22)
                    .scales(2)
                    .angles(4)
                    .averaging(Averaging.GLOBAL_MEAN)
                    .build(),
            Scattering2D.builder(29, 30)
                    .scales(2)
                    .angles(4)
                    .averaging(Averaging.NONE)
                    .profile(Profile.NATIVE)
                    .build(),
            Scattering2D.builder(24, 24)
                    .scales(2)
                    .angles(3)
                    .profile(Profile.TIGHT)
                    .build(),
            Scattering2D.builder(16, 24)
                    .scales(2)
                    .angles(2)
                    .stride(2)
                    .padding(Padding.PERIODIC)
                    .paths(Paths.ALL)
                    .build());
}
