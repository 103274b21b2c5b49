package thawline.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import thawline.batch.Engine;
import thawline.batch.FeatureFile;
import thawline.batch.FeatureRequest;
import thawline.batch.Job;
import thawline.batch.Recipe;
import thawline.batch.View;

/// What of a command line decides the bytes of results.
final class BatchRecipe {
    private BatchRecipe() {}

    static Recipe of(Job job, BatchOptions.What what, BatchOptions.Reading reading) throws IOException {
        Recipe recipe = Recipe.of(About.version(), job.treatment().pipeline());
        if (what.view != View.AUTO) {
            recipe = recipe.with("--view", lower(what.view));
        }
        if (what.depth != Words.Depth.KEEP) {
            recipe = recipe.with("--depth", what.depth.word());
        }
        if (what.quality != 95) {
            recipe = recipe.with("--quality", Integer.toString(what.quality));
        }
        if (what.corners != null) {
            recipe = recipe.with("--corners", lower(what.corners));
        }
        Optional<FeatureRequest> features = job.treatment().extras().features();
        if (features.isPresent()) {
            recipe = recipe.with("--features", features.get().spec().toString());
        }
        if (what.featuresFormat != FeatureFile.CSV) {
            recipe = recipe.with("--features-format", lower(what.featuresFormat));
        }
        if (what.dataOnly) {
            recipe = recipe.with("--data-only");
        }
        if (what.engine != Engine.THAWLINE) {
            recipe = recipe.with("--engine", lower(what.engine));
        }
        if (reading.stored) {
            recipe = recipe.with("--no-auto-orient");
        }
        if (reading.truncated) {
            recipe = recipe.with("--accept-truncated");
        }
        return reading.reader == null ? recipe : recipe.with("--reader", reading.reader);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
