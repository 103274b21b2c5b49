package thawline.batch;

import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import thawline.io.Draft;
import thawline.io.Existing;

/// What a job did: one line a picture, written and forced after its temporary files are and before the first
/// of them is moved to its place. So a run that was killed leaves results that the journal knows, and none
/// that it does not.
///
/// For many threads of one run; other runs are kept out.
public final class Journal implements AutoCloseable {

    private final JobLocks locks;
    private final Path file;
    private final FileChannel channel;
    private final Resume resume;
    private long end;
    private long forced;

    private Journal(JobLocks locks, Path file, FileChannel channel, Resume resume) throws IOException {
        this.locks = locks;
        this.file = file;
        this.channel = channel;
        this.resume = resume;
        end = resume.records().end();
        forced = end;
        channel.truncate(end); // off goes a line that a killed run left half written
    }

    /// Makes the folder where there is none, and takes away what killed runs left. Throws [BusyException]
    /// where another run is at work.
    public static Journal open(Outline outline, Recipe recipe) throws IOException {
        Place place = outline.place();
        Path file = place.journal();
        Files.createDirectories(file.getParent());
        JobLocks locks = JobLocks.take(outline);
        try {
            Records records = Records.read(file);
            if (records.end() == 0 || records.isMostlyOld()) {
                rewrite(file, place.folder(), records);
                records = Records.read(file);
            }
            FileChannel channel = FileChannel.open(file, WRITE);
            try {
                return new Journal(locks, file, channel, new Resume(records, outline, recipe));
            } catch (IOException | RuntimeException fault) {
                channel.close();
                throw fault;
            }
        } catch (IOException | RuntimeException fault) {
            locks.close();
            throw fault;
        }
    }

    /// Without what is superseded.
    private static void rewrite(Path file, Path folder, Records records) throws IOException {
        Draft.write(file, Existing.REPLACE, out -> {
            writeAll(out, JournalText.head());
            for (var recipe : records.recipesInUse().entrySet()) {
                writeAll(out, JournalText.recipe(recipe.getKey(), recipe.getValue()));
            }
            for (Entry entry : records.entriesInUse(folder)) {
                writeAll(out, JournalText.entry(entry));
            }
        });
    }

    private static void writeAll(WritableByteChannel out, byte[] line) throws IOException {
        for (ByteBuffer rest = ByteBuffer.wrap(line); rest.hasRemaining(); ) {
            out.write(rest);
        }
    }

    /// What a person should know of the journal itself.
    public List<String> notes() {
        return resume.notes();
    }

    /// See [Resume#orphans].
    List<String> orphans(List<Item> items) {
        return resume.orphans(items);
    }

    /// How far an item is. Where content had to be compared, the journal learns the new times.
    public State state(Item item) throws IOException {
        State state = resume.state(item);
        if (state instanceof State.UpToDate(Optional<Entry> fresher) && fresher.isPresent()) {
            append(fresher.get());
        }
        return state;
    }

    /// The outputs of a picture are written under other names and forced, and none of them has been moved, which
    /// [#force()] comes before. When this throws, the journal says what it said before.
    public void add(Entry entry) throws IOException {
        append(resume.following(entry));
    }

    /// When this returns, all that was added before is on the disk.
    public synchronized void force() throws IOException {
        if (forced < end) {
            channel.force(false);
            forced = end;
        }
    }

    /// The entry of a result that this run's recipe made, in this run or before.
    Optional<Entry> made(Item item) {
        return resume.records()
                .entry(item.output())
                .filter(entry -> entry.made().recipe().equals(resume.id()));
    }

    private synchronized void append(Entry entry) throws IOException {
        Records records = resume.records();
        if (!records.knows(resume.id())) {
            write(JournalText.recipe(resume.id(), resume.recipe()));
            records.know(resume.id(), resume.recipe());
        }
        write(JournalText.entry(entry));
        records.put(entry);
    }

    /// In one call; a line that did not fit on the disk is taken back.
    private void write(byte[] line) throws IOException {
        if (Moment.TORN.isDue()) {
            channel.write(ByteBuffer.wrap(line, 0, line.length / 2), end);
            channel.force(false);
            Moment.halt();
        }
        try {
            if (channel.write(ByteBuffer.wrap(line), end) < line.length) {
                throw new IOException("no space left on the disk");
            }
        } catch (IOException full) {
            channel.truncate(end);
            throw new IOException(file + " cannot be written: " + full.getMessage(), full);
        }
        end += line.length;
    }

    @Override
    public void close() throws IOException {
        try (locks) {
            channel.close();
        }
    }
}
