package thawline.train;

import java.util.List;

/// A copy of numbers at a moment, to go back to.
final class Snapshot {

    private final List<float[]> numbers;
    private final List<float[]> copies;

    /// As they are now.
    Snapshot(List<float[]> numbers) {
        this.numbers = numbers;
        this.copies = numbers.stream().map(float[]::clone).toList();
    }

    void take() {
        for (int k = 0; k < copies.size(); k++) {
            System.arraycopy(numbers.get(k), 0, copies.get(k), 0, copies.get(k).length);
        }
    }

    void give() {
        for (int k = 0; k < copies.size(); k++) {
            System.arraycopy(copies.get(k), 0, numbers.get(k), 0, copies.get(k).length);
        }
    }

    /// The copies themselves.
    List<float[]> copies() {
        return copies;
    }
}
