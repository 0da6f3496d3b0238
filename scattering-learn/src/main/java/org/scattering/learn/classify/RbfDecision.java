package org.scattering.learn.classify;

/**
 * How kernel values decide: every pair of classes votes. The layout is LIBSVM's.
 *
 * @param cost C, for the record
 * @param gamma γ
 * @param labels the classes in LIBSVM's order
 * @param counts support vectors of each
 * @param coefficients [class - 1][support vector]
 * @param offsets ρ of each pair
 */
record RbfDecision(double cost, double gamma, int[] labels, int[] counts, double[][] coefficients, double[] offsets) {

    int winner(double[] kernel) {
        int[] votes = new int[labels.length];
        int pair = 0;
        int startI = 0;
        for (int i = 0; i < labels.length; i++) {
            int startJ = startI + counts[i];
            for (int j = i + 1; j < labels.length; j++) {
                double sum = -offsets[pair++];
                for (int k = 0; k < counts[i]; k++) {
                    sum += coefficients[j - 1][startI + k] * kernel[startI + k];
                }
                for (int k = 0; k < counts[j]; k++) {
                    sum += coefficients[i][startJ + k] * kernel[startJ + k];
                }
                votes[sum > 0 ? i : j]++;
                startJ += counts[j];
            }
            startI += counts[i];
        }
        int best = 0;
        for (int i = 1; i < votes.length; i++) {
            best = votes[i] > votes[best] ? i : best;
        }
        return labels[best];
    }
}
