package org.scattering.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.scattering.cli.classify.ClassifierChoice;
import org.scattering.cli.input.Reading;
import org.scattering.engine.Precision;
import org.scattering.learn.features.Scaling;
import org.scattering.settings.Padding;
import org.scattering.settings.Profile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options whose values are words: the names of an enumeration in lower case, with hyphens. */
abstract sealed class Words<E extends Enum<E>> implements ITypeConverter<E> {
    private final Class<E> type;

    private Words(Class<E> type) {
        this.type = type;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public E convert(String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> word(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Words::word)
                                .collect(Collectors.joining(", "))));
    }

    static final class Averagings extends Words<AveragingKind> {
        Averagings() {
            super(AveragingKind.class);
        }
    }

    static final class Paddings extends Words<Padding> {
        Paddings() {
            super(Padding.class);
        }
    }

    static final class Profiles extends Words<Profile> {
        Profiles() {
            super(Profile.class);
        }
    }

    static final class Precisions extends Words<Precision> {
        Precisions() {
            super(Precision.class);
        }
    }

    static final class Scalings extends Words<Scaling.Kind> {
        Scalings() {
            super(Scaling.Kind.class);
        }
    }

    static final class Classifiers extends Words<ClassifierChoice.Kind> {
        Classifiers() {
            super(ClassifierChoice.Kind.class);
        }
    }

    static final class NotFinites extends Words<Reading.NotFinite> {
        NotFinites() {
            super(Reading.NotFinite.class);
        }
    }
}
