package thawline.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import thawline.io.Draft;
import thawline.io.Drafts;
import thawline.io.Existing;
import thawline.io.VideoWriter;

/// Takes what was made of frames.
sealed interface FrameSink extends AutoCloseable {

    /// What is written for a frame.
    Item item(Found frame);

    /// Writes one frame, or a part of what is to be the video.
    ///
    /// @param notes gets what a person should know of the frame
    void write(Item item, Result result, List<String> notes) throws IOException;

    /// All frames are there. Says what a person should know.
    List<String> end() throws IOException;

    /// Without an end before, a video comes to nothing.
    @Override
    void close() throws IOException;

    /// Each frame is a file.
    final class ToFolder implements FrameSink {
        private final Path folder;
        private final Naming naming;
        private final Outputs outputs;
        private final Drafts drafts;
        private final Existing existing;
        private final Treatment.Extras extras;
        private final List<Item> made = new ArrayList<>();

        ToFolder(VideoJob job, Drafts drafts) {
            this.folder = job.out();
            this.naming = job.naming();
            this.outputs = new Outputs(job.treatment(), job.files());
            this.drafts = drafts;
            this.existing = job.existing();
            this.extras = job.treatment().extras();
        }

        @Override
        public Item item(Found frame) {
            return naming.item(frame);
        }

        @Override
        public void write(Item item, Result result, List<String> notes) throws IOException {
            List<Draft> written = new ArrayList<>();
            try {
                for (String output : item.outputs()) {
                    Path target = folder.resolve(output);
                    Files.createDirectories(target.getParent());
                    Draft draft = drafts.to(target);
                    written.add(draft);
                    outputs.write(item, output.substring(item.output().length()), result, draft, notes);
                }
                Drafts.commit(written, existing);
                made.add(item);
            } finally {
                for (Draft draft : written) {
                    draft.close();
                }
            }
        }

        @Override
        public List<String> end() throws IOException {
            List<String> remarks = new ArrayList<>();
            if (extras.corners().isPresent()) {
                CornerFile format = extras.corners().get();
                format.write(Part.of(made, format.companion(), folder), folder, drafts);
            }
            if (extras.features().filter(FeatureRequest::makesTable).isPresent()) {
                FeatureFile format = extras.features().get().file();
                FeatureTable.write(format, Part.of(made, format.companion(), folder), folder, drafts)
                        .ifPresent(remarks::add);
            }
            return remarks;
        }

        @Override
        public void close() {}
    }

    /// All frames are one file.
    final class ToVideo implements FrameSink {
        private final Draft draft;
        private final VideoWriter video;
        private final Existing existing;

        ToVideo(VideoJob job, double fps, Drafts drafts) throws IOException {
            draft = drafts.byName(job.out());
            video = new VideoWriter(draft, fps, job.treatment().finish().writing());
            existing = job.existing();
        }

        @Override
        public Item item(Found frame) {
            String name = String.valueOf(draft.target().getFileName());
            return new Item(frame, name, List.of(name), List.of());
        }

        @Override
        public void write(Item item, Result result, List<String> notes) throws IOException {
            video.write(result.picture().orElseThrow());
        }

        @Override
        public List<String> end() throws IOException {
            video.close();
            draft.commit(existing);
            return List.of();
        }

        @Override
        public void close() throws IOException {
            try (draft) {
                video.close();
            }
        }
    }
}
