package thawline.bench;

import java.util.List;

/// A row of the table: a task on inputs of one size, and the bars that hold for it.
///
/// @param what one line for people
/// @param height,width of the picture; 0 where the task brings inputs of its own
/// @param flops what has to be computed, where that can be counted; 0 where not
public record Case(String name, String what, Task task, int height, int width, double flops, List<Bar> bars) {

    Case(String name, String what, Task task, Bar... bars) {
        this(name, what, task, 2160, 3840, 0, List.of(bars));
    }

    Case sized(int h, int w) {
        return new Case(name, what, task, h, w, flops, bars);
    }

    Case counted(double operations) {
        return new Case(name, what, task, height, width, operations, bars);
    }

    Setting setting(int threads) {
        return new Setting(height, width, threads);
    }

    /// The bar against a peer, or one that is not set.
    public Bar bar(String peer) {
        return bars.stream().filter(b -> b.peer().equals(peer)).findFirst().orElseGet(() -> Bar.none(peer));
    }
}
