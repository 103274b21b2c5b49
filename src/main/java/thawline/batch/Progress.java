package thawline.batch;

import java.time.Duration;
import java.util.List;

/// Told of what happens in a job, by one thread at a time.
///
/// Libraries that draw progress bars were looked at: `me.tongfei:progressbar` starts a thread of its own,
/// brings a terminal library, knows one rate where two are wanted (pictures and pixels), and redraws over
/// lines that others print.
public sealed interface Progress permits LineProgress, PlainProgress, QuietProgress, JsonProgress {

    /// The job is laid out.
    void begun(Tally tally, List<String> notes);

    void skipped(Item item);

    void done(Done done, Tally tally);

    void failed(String file, String reason, Tally tally);

    /// Some time has passed.
    void tick(Tally tally);

    /// Nothing more follows; `remarks` are to be said with the end.
    void ended(Tally tally, List<String> remarks);

    /// A picture that was made.
    ///
    /// @param notes what a person should know of it
    record Done(Item item, List<String> outputs, long pixels, Duration time, List<String> notes) {}
}
