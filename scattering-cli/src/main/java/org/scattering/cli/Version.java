package org.scattering.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of this build. */
final class Version implements IVersionProvider {
    static String text() {
        String packaged = Main.class.getPackage().getImplementationVersion();
        return Objects.requireNonNullElse(packaged, "(development build)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"scatter " + text() + " on Java " + Runtime.version()};
    }
}
