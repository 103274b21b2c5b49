/// Training: networks built in Keras' words, losses, optimisers, the trainer, its history and checkpoints.
package thawline.train;
