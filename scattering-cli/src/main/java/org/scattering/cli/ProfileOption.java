package org.scattering.cli;

import org.scattering.settings.Profile;
import picocli.CommandLine.Option;

/** The option {@code --profile} of commands that draw filters or what they give. */
final class ProfileOption {
    @Option(
            names = "--profile",
            paramLabel = "BANK",
            defaultValue = "kymatio",
            converter = Words.Profiles.class,
            description = "normalisation of the filters: kymatio (default), native, tight")
    private Profile profile = Profile.KYMATIO;

    Profile value() {
        return profile;
    }
}
