package org.scattering.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scattering.cli.NpyFiles;
import org.scattering.cli.input.Reading;
import org.scattering.frame.Frame;
import org.scattering.frame.SamplePrecision;

/** Filters of a file are right to what its type of number can say. */
class SignalFileTest {
    @TempDir
    private Path folder;

    /** φ passes frequency 0, ψ the others, ½ cycle per sample by 1e-6 only: in doubles that is cover, in fewer bits it is rounding. */
    @ParameterizedTest
    @CsvSource({
        "<f8, false, DOUBLE",
        ">f8, true, DOUBLE",
        "<f4, false, SINGLE",
        ">f4, true, SINGLE",
        "<c8, false, SINGLE",
        "<f2, false, HALF"
    })
    void theTypeDecidesWhatIsCovered(String type, boolean fortran, SamplePrecision precision) {
        double[] samples = {1, 0, 0, 0, 0, 1, 1e-6, 1};
        if (fortran) {
            samples = new double[] {1, 0, 0, 1, 0, 1e-6, 0, 1};
        }
        boolean complex = type.charAt(1) == 'c';
        ByteOrder order = type.charAt(0) == '<' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer bytes = ByteBuffer.allocate(16 * samples.length).order(order);
        for (double v : samples) {
            switch (type.substring(1)) {
                case "f8" -> bytes.putDouble(v);
                case "f2" -> bytes.putShort(Float.floatToFloat16((float) v));
                default -> bytes.putFloat((float) v);
            }
            if (complex) {
                bytes.putFloat(0);
            }
        }
        byte[] data = new byte[bytes.position()];
        bytes.flip().get(data);
        byte[] header = NpyFiles.header(1, NpyFiles.dictionary(type, fortran, List.of(2, 4)));
        Path file = NpyFiles.write(folder.resolve("bank.npy"), header, data);
        Frame frame = SignalFile.filters(file, 1, Reading.NotFinite.REFUSE)
                .bank(List.of(4))
                .frame(List.of(4));
        assertThat(frame.precision()).isEqualTo(precision);
        if (precision == SamplePrecision.DOUBLE) {
            assertThat(frame.tight().bounds().lower()).isBetween(1 - 1e-12, 1.0);
        } else {
            assertThatThrownBy(frame::tight)
                    .hasMessageContaining("leave out the frequency [-0.5]")
                    .hasMessageContaining(precision == SamplePrecision.SINGLE ? "single precision" : "half precision");
        }
    }
}
