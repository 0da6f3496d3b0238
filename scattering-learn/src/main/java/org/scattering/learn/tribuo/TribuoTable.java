package org.scattering.learn.tribuo;

import java.util.List;
import org.scattering.learn.features.FeatureTable;
import org.scattering.settings.InvalidSettingException;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Feature tables as Tribuo's data sets; the names of the columns become the names of Tribuo's features. */
public final class TribuoTable {
    private TribuoTable() {}

    /**
     * A data set for any of Tribuo's trainers.
     *
     * @param features one row an example, scaled as the trainer likes it
     * @param labels the class of each row
     * @return the data set, rows in their order
     * @throws InvalidSettingException where there are more or fewer labels than rows
     */
    public static MutableDataset<Label> dataset(FeatureTable features, List<String> labels) {
        if (labels.size() != features.rows()) {
            throw new InvalidSettingException(
                    "labels: " + labels.size() + " labels for " + features.rows() + " examples");
        }
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("scattering features", factory), factory);
        for (int row = 0; row < features.rows(); row++) {
            dataset.add(example(features, row, new Label(labels.get(row))));
        }
        return dataset;
    }

    /**
     * One row.
     *
     * @param features the table
     * @param row the row's number
     * @param label its class, {@link LabelFactory#UNKNOWN_LABEL} where a model is to tell it
     * @return an example with a feature for each column
     */
    public static Example<Label> example(FeatureTable features, int row, Label label) {
        return new ArrayExample<>(label, features.names().toArray(String[]::new), features.row(row));
    }
}
