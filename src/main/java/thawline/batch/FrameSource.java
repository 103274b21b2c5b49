package thawline.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import thawline.io.ImageFiles;
import thawline.io.ImageFormat;
import thawline.io.Picture;
import thawline.io.VideoReader;

/// Frames one after the other.
sealed interface FrameSource extends AutoCloseable {

    /// One frame that has not been read yet where it is a file.
    ///
    /// @param found `frame-000001.png` of a video; a file of a folder
    record Frame(Found found, PictureJob.Source picture) {}

    /// Nothing after the last; throws where no more can be had.
    Optional<Frame> next() throws IOException;

    OptionalDouble fps();

    OptionalLong frames();

    @Override
    void close() throws IOException;

    /// A video file or a camera.
    final class OfVideo implements FrameSource {
        private final VideoReader video;
        private final Path path;
        private long number;

        OfVideo(VideoReader video, Path path) {
            this.video = video;
            this.path = path;
        }

        @Override
        public Optional<Frame> next() throws IOException {
            Optional<Picture> read = video.next();
            number++;
            return read.map(picture -> new Frame(
                    new Found(path, String.format("frame-%06d.png", number), Optional.of(ImageFormat.PNG), number),
                    _ -> picture));
        }

        @Override
        public OptionalDouble fps() {
            return video.fps();
        }

        @Override
        public OptionalLong frames() {
            return video.frames();
        }

        @Override
        public void close() throws IOException {
            video.close();
        }
    }

    /// The pictures of a folder by their names.
    final class OfFolder implements FrameSource {
        private final List<Found> found;
        private final ImageFiles files;
        private final Iterator<Found> left;

        OfFolder(List<Found> found, ImageFiles files) {
            this.found = List.copyOf(found);
            this.files = files;
            left = this.found.iterator();
        }

        @Override
        public Optional<Frame> next() {
            if (!left.hasNext()) {
                return Optional.empty();
            }
            Found next = left.next();
            return Optional.of(new Frame(next, as -> files.read(next.path(), as)));
        }

        @Override
        public OptionalDouble fps() {
            return OptionalDouble.empty();
        }

        @Override
        public OptionalLong frames() {
            return OptionalLong.of(found.size());
        }

        @Override
        public void close() {}
    }
}
