package org.scattering.analysis;

import org.scattering.settings.InvalidSettingException;

/**
 * A deformation of images, (L_τ x)(u) = x(u - τ(u)), as one displacement a pixel.
 *
 * @param rows pixels of the first axis
 * @param columns pixels of the second axis
 * @param rowShift τ along the first axis, in pixels, row-major
 * @param columnShift τ along the second axis, in pixels, row-major
 */
public record DisplacementField(int rows, int columns, float[] rowShift, float[] columnShift) {
    /** Checks the sizes. */
    public DisplacementField {
        if (rowShift.length != rows * columns || columnShift.length != rows * columns) {
            throw new InvalidSettingException("displacements: " + rowShift.length + " and " + columnShift.length
                    + " for " + rows + "x" + columns);
        }
    }

    /**
     * Deforms an image by bilinear interpolation; coordinates beyond an edge are moved onto it.
     *
     * @param image row-major
     * @return a new image
     * @throws InvalidSettingException for an image of another size
     */
    public float[] apply(float[] image) {
        if (image.length != rows * columns) {
            throw new InvalidSettingException(
                    "image: " + image.length + " pixels, the displacements are for " + rows + "x" + columns);
        }
        float[] deformed = new float[image.length];
        for (int r = 0, p = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++, p++) {
                deformed[p] = at(image, r - rowShift[p], c - columnShift[p]);
            }
        }
        return deformed;
    }

    private float at(float[] image, float row, float column) {
        float r = Math.clamp(row, 0, rows - 1);
        float c = Math.clamp(column, 0, columns - 1);
        int r0 = Math.min((int) r, Math.max(0, rows - 2));
        int c0 = Math.min((int) c, Math.max(0, columns - 2));
        int r1 = Math.min(r0 + 1, rows - 1);
        int c1 = Math.min(c0 + 1, columns - 1);
        float fr = r - r0;
        float fc = c - c0;
        float top = image[r0 * columns + c0] * (1 - fc) + image[r0 * columns + c1] * fc;
        float bottom = image[r1 * columns + c0] * (1 - fc) + image[r1 * columns + c1] * fc;
        return top * (1 - fr) + bottom * fr;
    }

    /**
     * The root mean square displacement.
     *
     * @return pixels
     */
    public double size() {
        double sum = 0;
        for (int p = 0; p < rowShift.length; p++) {
            sum += rowShift[p] * rowShift[p] + columnShift[p] * columnShift[p];
        }
        return Math.sqrt(sum / rowShift.length);
    }
}
