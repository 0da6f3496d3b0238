package org.scattering.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The value of {@code --Q}: wavelets per octave, one number a layer. */
record Quality(List<Integer> layers) {

    @Override
    public String toString() {
        return layers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    static final class Converter implements ITypeConverter<Quality> {
        @Override
        public Quality convert(String text) {
            List<Integer> layers = new ArrayList<>();
            for (String number : text.split(",", -1)) {
                try {
                    layers.add(Integer.parseInt(number.strip()));
                } catch (NumberFormatException e) {
                    TypeConversionException malformed =
                            new TypeConversionException("'" + text + "' is neither Q nor Q1,Q2, such as 8 or 8,2");
                    malformed.initCause(e);
                    throw malformed;
                }
            }
            return new Quality(layers);
        }
    }
}
