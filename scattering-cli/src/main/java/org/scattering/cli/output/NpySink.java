package org.scattering.cli.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.scattering.cli.report.Refusal;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.plan.ScatteringPlan;

/** One array (leading …, path, time) or (leading …, path, row, column). */
final class NpySink implements CoefficientSink {
    private final AtomicFile file;
    private final ScatteringPlan plan;
    private final Precision precision;
    private final NumberWriter numbers = new NumberWriter();
    private final byte[] header;

    NpySink(AtomicFile file, ScatteringPlan plan, Precision precision, List<Long> leading) {
        this.file = file;
        this.plan = plan;
        this.precision = precision;
        header = NpyFormat.header(precision, shape(leading));
        try {
            file.stream().write(header);
        } catch (IOException e) {
            throw Refusal.unwritable(file.target(), e);
        }
    }

    private List<Long> shape(List<Long> leading) {
        List<Long> shape = new ArrayList<>(leading);
        shape.add((long) plan.layout().rows());
        plan.layout().rowShape(0).forEach(n -> shape.add((long) n));
        return shape;
    }

    @Override
    public void append(Coefficients chunk) throws IOException {
        numbers.write(chunk, file.stream());
    }

    @Override
    public long mark() {
        return file.position();
    }

    @Override
    public void rollback(long mark) throws IOException {
        file.truncate(mark);
    }

    @Override
    public void finish(List<Long> leading) throws IOException {
        byte[] last = NpyFormat.header(precision, shape(leading), header.length);
        if (!Arrays.equals(last, header)) {
            file.patch(last);
        }
        file.commit();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
